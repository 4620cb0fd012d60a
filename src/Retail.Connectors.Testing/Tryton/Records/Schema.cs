using System.Collections.Frozen;

namespace Retail.Connectors.Testing.Tryton.Records;

/// <summary>All models that are simulated, from the definitions that were recorded.</summary>
internal static class Schema
{
    private static readonly FrozenDictionary<string, Model> Models = Load();

    /// <exception cref="RpcError">There is no such model.</exception>
    public static Model Model(string name) => Models.TryGetValue(name, out var model) ? model : throw RpcError.Key(name);

    public static IEnumerable<Model> All => Models.Values;

    public static bool Has(string name) => Models.ContainsKey(name);

    private static FrozenDictionary<string, Model> Load()
    {
        using var stream = typeof(Schema).Assembly.GetManifestResourceStream("Tryton.Data.schema.tsv")
            ?? throw new InvalidOperationException("The resource Tryton.Data.schema.tsv is missing from the assembly: rebuild it.");
        using var reader = new StreamReader(stream);
        var fields = new List<Field>();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            fields.Add(new(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7]));
        }

        return fields.GroupBy(field => field.Model, StringComparer.Ordinal).ToFrozenDictionary(
            group => group.Key,
            group => new Model(group.Key, group.ToFrozenDictionary(field => field.Name, StringComparer.Ordinal)),
            StringComparer.Ordinal);
    }
}
