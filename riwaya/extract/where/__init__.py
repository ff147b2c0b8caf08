"""Where an incident was: which of the places that its sentences name is the scene, which an act only has to do with, and what a word like المكان takes up."""
