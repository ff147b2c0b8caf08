"""What single sentences say in numbers, dates and stance, each found without looking at the acts around it."""
