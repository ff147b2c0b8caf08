"""How the frames of one report become incidents: what each tells, how it refers to those before, and which go together."""
