namespace Retail.Connectors.Testing.Tryton.Records;

/// <summary>A JSON object of the wire, its values decoded.</summary>
internal sealed class WireFields() : Dictionary<string, object?>(StringComparer.Ordinal);
