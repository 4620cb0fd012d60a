using System.Text.Json;
using Retail.Connectors.Testing.Odoo.Records;

namespace Retail.Connectors.Testing.Odoo;

/// <summary>The named arguments of one call.</summary>
internal sealed class OdooArguments
{
    private readonly Dictionary<string, JsonElement> _values = [];

    public OdooArguments(JsonElement? body)
    {
        if (body is { ValueKind: JsonValueKind.Object } given)
        {
            foreach (var pair in given.EnumerateObject())
            {
                _values[pair.Name] = pair.Value;
            }
        }
    }

    public JsonElement? this[string name] => _values.TryGetValue(name, out var value) ? value : null;

    public JsonElement Required(string name) => _values[name];

    public string? Text(string name) => this[name] is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public int? Number(string name) => this[name] is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;

    /// <summary>The argument <c>ids</c>; without it the method runs on nothing.</summary>
    public IReadOnlyList<int> Ids => this["ids"] switch
    {
        { ValueKind: JsonValueKind.Array } ids => [.. ids.EnumerateArray().Select(id => id.GetInt32())],
        { ValueKind: JsonValueKind.Number } id => [id.GetInt32()],
        _ => [],
    };

    /// <summary>Whether many2one values are answered as id and name, which only <c>load:null</c> turns off.</summary>
    public bool IsNamed => this["load"] is not { } load || load.ValueKind is not (JsonValueKind.Null or JsonValueKind.False);

    public IReadOnlyList<OdooField> Fields(OdooModel model) => this["fields"] is { ValueKind: JsonValueKind.Array } names && names.GetArrayLength() > 0
        ? [.. names.EnumerateArray().Select(name => Field(model, name.GetString()!))]
        : model.Fields;

    /// <summary>Refuses what the method does not take and what it lacks.</summary>
    public void Check(OdooMethod method)
    {
        foreach (var name in _values.Keys)
        {
            if (name is not "context" and not "ids" && !method.Parameters.Contains(name))
            {
                throw OdooError.Http(422, $"got an unexpected keyword argument '{name}'");
            }
        }

        foreach (var name in method.Parameters.Take(method.Required))
        {
            if (!_values.ContainsKey(name))
            {
                throw OdooError.Http(422, $"missing a required argument: '{name}'");
            }
        }
    }

    private static OdooField Field(OdooModel model, string name) =>
        model.TryFind(name, out var field) ? field : throw OdooError.Value($"Invalid field '{name}' on '{model.Name}'");
}
