package gazetteer

// Rebuild builds the default gazetteer anew.
func Rebuild() (*Gazetteer, error) { return load(embedded) }
