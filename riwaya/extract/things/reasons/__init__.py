"""Why a thing that a clause names was not hit: one small table for each sort of reason, put together in `table`."""
