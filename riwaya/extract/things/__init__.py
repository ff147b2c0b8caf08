"""What was hit, entered or destroyed, and with what."""
