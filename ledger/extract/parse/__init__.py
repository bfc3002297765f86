"""What a text is made of before any rule: quotations, labels, chunks, and the parse as plain arrays."""
