package gazetteer

// Load builds the default gazetteer anew.
func Load() (*Gazetteer, error) { return load(embedded) }
