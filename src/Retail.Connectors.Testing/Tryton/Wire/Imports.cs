using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Wire;

/// <summary>Answers <c>import_data</c>: inserts only, and a row without values of its own adds to the record before it.</summary>
internal static class Imports
{
    public static object Run(Work work, string model, List<object?> arguments)
    {
        AccessRules.CheckWrite(work, model);
        var columns = arguments[0] is List<object?> names ? names.OfType<string>().Select(name => name.Split('/')).ToList() : [];
        var records = new List<WireFields>();
        foreach (var row in (arguments[1] as List<object?> ?? []).OfType<List<object?>>())
        {
            if (columns.Where((column, at) => column.Length == 1 && row[at] is not (null or "")).Any())
            {
                records.Add([]);
            }

            Read(columns, row, records[^1]);
        }

        RecordWriter.Create(work, model, records);
        return (long)records.Count;
    }

    private static void Read(List<string[]> columns, List<object?> row, WireFields record)
    {
        var parts = new Dictionary<string, WireFields>(StringComparer.Ordinal);
        for (var at = 0; at < columns.Count; at++)
        {
            if (row[at] is null or "")
            {
                continue;
            }

            if (columns[at] is [var only])
            {
                record[only] = row[at];
                continue;
            }

            if (!parts.TryGetValue(columns[at][0], out var part))
            {
                parts[columns[at][0]] = part = [];
            }

            part[columns[at][1]] = row[at];
        }

        foreach (var (field, part) in parts)
        {
            if (record.GetValueOrDefault(field) is not List<object?> commands)
            {
                record[field] = commands = [];
            }

            commands.Add(new List<object?> { "create", new List<object?> { part } });
        }
    }
}
