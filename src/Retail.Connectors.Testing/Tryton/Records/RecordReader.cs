using System.Globalization;

namespace Retail.Connectors.Testing.Tryton.Records;

/// <summary>Answers <c>read</c>: fields by name, and those of linked rows by path, nested under the name with a point.</summary>
internal static class RecordReader
{
    public static WireFields Read(Work work, Record record, IReadOnlyList<string> names)
    {
        var row = new WireFields { ["id"] = record.Id };
        var nested = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var point = name.IndexOf('.', StringComparison.Ordinal);
            if (point > 0)
            {
                var first = record.Model[name[..point]].Name;
                if (!nested.TryGetValue(first, out var rest))
                {
                    nested[first] = rest = [];
                }

                rest.Add(name[(point + 1)..]);
            }
            else if (name == "_timestamp")
            {
                row[name] = Timestamp(record);
            }
            else
            {
                row[name] = work.Read(record, name);
            }
        }

        foreach (var (first, rest) in nested)
        {
            row[first + "."] = Linked(work, record, record.Model[first], rest);
        }

        return row;
    }

    /// <summary>The value of the optimistic lock: the last change in seconds with six digits.</summary>
    public static string Timestamp(Record record)
    {
        var at = record["write_date"] as DateTime? ?? record["create_date"] as DateTime? ?? DateTime.UnixEpoch;
        return (((decimal)(at - DateTime.UnixEpoch).Ticks) / TimeSpan.TicksPerSecond).ToString("F6", CultureInfo.InvariantCulture);
    }

    private static object? Linked(Work work, Record record, Field field, List<string> names)
    {
        if (field.Type == "reference")
        {
            return work.Resolve(work.Read(record, field.Name) as string) is { } referred ? Read(work, referred, names) : null;
        }

        return field.IsMany
            ? work.Rows(record, field.Name).Select(row => Read(work, row, names)).ToList()
            : work.Follow(record, field.Name) is { } linked ? Read(work, linked, names) : null;
    }
}
