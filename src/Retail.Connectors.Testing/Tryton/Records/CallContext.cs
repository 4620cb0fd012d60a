namespace Retail.Connectors.Testing.Tryton.Records;

/// <summary>The context of a call: all that the server knows about who asks for what.</summary>
internal sealed class CallContext(WireFields values)
{
    public static CallContext Of(long? company) => new(new() { ["company"] = company, ["language"] = "en" });

    public long? Company => values.GetValueOrDefault("company") as long?;

    public string Language => values.GetValueOrDefault("language") as string ?? "en";

    public object? this[string name] => values.GetValueOrDefault(name);

    public bool Is(string name) => values.GetValueOrDefault(name) is true or 1L;

    public IReadOnlyList<long> Ids(string name) => values.GetValueOrDefault(name) is List<object?> ids ? [.. ids.OfType<long>()] : [];

    /// <summary>The context as the server passes it on: what begins with an underscore is gone, the two stamps excepted.</summary>
    public static CallContext FromWire(WireFields sent)
    {
        var kept = new WireFields();
        foreach (var (name, value) in sent)
        {
            if (!name.StartsWith('_') || name is "_timestamp" or "_datetime")
            {
                kept[name] = value;
            }
        }

        return new(kept);
    }
}
