"""How a sentence is cut into the stretches that tell one act each: segments, what joins them, what goes on alongside, tolls told town by town."""
