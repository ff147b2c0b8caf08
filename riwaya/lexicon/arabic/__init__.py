"""Words of Arabic by what they do: the readers of resources/languages/ar, one for each file, folded and ready to look up."""
