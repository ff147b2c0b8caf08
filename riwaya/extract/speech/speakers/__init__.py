"""Who speaks in a phrase, one sort of speaker a module: `reading` walks a phrase, `at` asks by the role of the head noun (table `HEADS`), `joined` adds who else said it."""
