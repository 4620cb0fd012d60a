using System.Text.Json;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.Tests.Odoo;

/// <summary>Compares JSON: kinds, field sets and values, except the values of named fields.</summary>
internal sealed class JsonDifference(IReadOnlySet<string> ignored)
{
    public List<string> Found { get; } = [];

    /// <summary>Numbers that are equal to the last bit, and numbers in all.</summary>
    public (int Exact, int Total) Numbers { get; private set; }

    public void Compare(string path, JsonNode? expected, JsonNode? actual)
    {
        var kind = expected?.GetValueKind() ?? JsonValueKind.Null;
        if (kind != (actual?.GetValueKind() ?? JsonValueKind.Null))
        {
            Found.Add($"{path}: {expected?.ToJsonString() ?? "null"} was recorded, {actual?.ToJsonString() ?? "null"} answered");
            return;
        }

        switch (expected)
        {
            case JsonObject fields:
                CompareFields(path, fields, actual!.AsObject());
                break;
            case JsonArray items when items.Count != actual!.AsArray().Count:
                Found.Add($"{path}: {items.ToJsonString()} was recorded, {actual.ToJsonString()} answered");
                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    Compare($"{path}[{i}]", items[i], actual![i]);
                }

                break;
            case JsonValue when kind is JsonValueKind.Number:
                CompareNumbers(path, expected.GetValue<double>(), actual!.GetValue<double>());
                break;
            case not null when expected.ToJsonString() != actual!.ToJsonString():
                Found.Add($"{path}: {expected.ToJsonString()} was recorded, {actual.ToJsonString()} answered");
                break;
        }
    }

    private void CompareFields(string path, JsonObject expected, JsonObject actual)
    {
        if (!expected.Select(field => field.Key).ToHashSet().SetEquals(actual.Select(field => field.Key)))
        {
            Found.Add($"{path}: fields {string.Join(", ", expected.Select(field => field.Key))} were recorded, {string.Join(", ", actual.Select(field => field.Key))} answered");
            return;
        }

        foreach (var (name, value) in expected)
        {
            if (!ignored.Contains(name))
            {
                Compare($"{path}.{name}", value, actual[name]);
            }
        }
    }

    private void CompareNumbers(string path, double expected, double actual)
    {
        Numbers = (Numbers.Exact + (expected.Equals(actual) ? 1 : 0), Numbers.Total + 1);
        if (Math.Abs(expected - actual) > 1e-9)
        {
            Found.Add($"{path}: {expected} was recorded, {actual} answered");
        }
    }
}
