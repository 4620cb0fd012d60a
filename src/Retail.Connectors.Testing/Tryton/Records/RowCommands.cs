namespace Retail.Connectors.Testing.Tryton.Records;

/// <summary>The commands that are written to a field of several rows.</summary>
internal static class RowCommands
{
    public static void Apply(Work work, Record record, Field field, object value)
    {
        if (value is not List<object?> commands)
        {
            throw RpcError.Python("");
        }

        foreach (var command in commands)
        {
            if (command is not List<object?> parts || parts is not [string verb, ..])
            {
                throw RpcError.Python("");
            }

            Apply(work, record, field, verb, parts);
        }
    }

    private static void Apply(Work work, Record record, Field field, string verb, List<object?> parts)
    {
        switch (verb)
        {
            case "create":
                Create(work, record, field, Rows(parts[1]));
                break;
            case "write":
                for (var at = 1; at + 1 < parts.Count; at += 2)
                {
                    RecordWriter.Write(work, Find(work, field, parts[at]), (WireFields)parts[at + 1]!);
                }

                break;
            case "delete":
                var gone = Find(work, field, parts[1]);
                RecordWriter.Delete(work, gone);
                Keep(work, record, field, [], gone);
                break;
            case "add":
                Keep(work, record, field, Find(work, field, parts[1]), []);
                break;
            case "remove":
                Keep(work, record, field, [], Find(work, field, parts[1]));
                break;
            case "copy":
                var values = parts.Count > 2 ? parts[2] as WireFields : null;
                Keep(work, record, field, [.. Find(work, field, parts[1]).Select(row => RecordCopies.Copy(work, row, values ?? []))], []);
                break;
            default:
                throw RpcError.Key(verb);
        }
    }

    private static void Create(Work work, Record record, Field field, List<WireFields> rows)
    {
        if (field.Type == "many2many" || field.Inverse.Length == 0)
        {
            Keep(work, record, field, RecordWriter.Create(work, field.Relation, rows), []);
            return;
        }

        var inverse = Schema.Model(field.Relation)[field.Inverse];
        foreach (var row in rows)
        {
            row[field.Inverse] = inverse.Type == "reference" ? record.Reference : record.Id;
        }

        RecordWriter.Create(work, field.Relation, rows);
    }

    private static void Keep(Work work, Record record, Field field, List<Record> added, List<Record> removed)
    {
        if (field.Type == "many2many")
        {
            Work.Put(record, field.Name, record.Ids(field.Name).Except(removed.Select(row => row.Id)).Union(added.Select(row => row.Id)).ToArray());
            return;
        }

        foreach (var row in added)
        {
            work.Set(row, field.Inverse, row.Model[field.Inverse].Type == "reference" ? record.Reference : record.Id);
        }

        foreach (var row in removed.Where(row => row.Table.Find(row.Id) is not null))
        {
            work.Set(row, field.Inverse, null);
        }
    }

    private static List<WireFields> Rows(object? rows) => rows is List<object?> list ? [.. list.OfType<WireFields>()] : throw RpcError.Python("");

    private static List<Record> Find(Work work, Field field, object? ids) => ids is List<object?> list
        ? [.. list.OfType<long>().Select(id => work.Store[field.Relation].Find(id)).OfType<Record>()]
        : throw RpcError.Python("");
}
