namespace Retail.Connectors.Testing.Tryton.Records;

/// <summary>A wizard that a user has opened, with what each of its forms was last sent.</summary>
internal sealed class Wizard(string name)
{
    public string Name => name;

    public Dictionary<string, WireFields> Forms { get; } = new(StringComparer.Ordinal);
}
