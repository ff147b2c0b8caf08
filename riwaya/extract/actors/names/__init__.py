"""Which groups a sentence names: by an adjective of their country, by a short name beside another, by a name that no table knows, by a word that takes up one named before."""
