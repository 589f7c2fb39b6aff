// A library that has only headers to compile.
