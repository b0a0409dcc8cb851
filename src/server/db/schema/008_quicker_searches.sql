-- A cost that keeps PostgreSQL from reading the table with it, and from compiling or dividing what takes a few milliseconds.
alter function grams(text) cost 200;
