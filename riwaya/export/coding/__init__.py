"""Rules by which the codebooks of ACLED and UCDP read our incidents, shared by their formats; each rule has a name that side files print."""
