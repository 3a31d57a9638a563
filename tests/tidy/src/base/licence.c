/* tidy: licence */
int ln_licence;
