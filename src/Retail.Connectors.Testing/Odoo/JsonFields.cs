namespace Retail.Connectors.Testing.Odoo;

/// <summary>A JSON object under construction: names and values in their order.</summary>
internal sealed class JsonFields : List<KeyValuePair<string, object?>>
{
    public object? this[string name]
    {
        get => Find(pair => string.Equals(pair.Key, name, StringComparison.Ordinal)).Value;
        set => Add(KeyValuePair.Create(name, value));
    }
}
