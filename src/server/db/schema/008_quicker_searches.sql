-- Keeps PostgreSQL from reading whole tables with it, and from compiling or dividing what takes a few milliseconds.
alter function grams(text) cost 200;
