"""What extraction finds, held against gold: pairs, fields, figures; only `folder` touches the disk."""
