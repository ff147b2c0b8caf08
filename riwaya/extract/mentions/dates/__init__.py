"""When: `mentioned` finds dates in a sentence by the table of `forms`, `tried` says which of them are worth trying; what they mean is said in one module for each way of telling a day."""
