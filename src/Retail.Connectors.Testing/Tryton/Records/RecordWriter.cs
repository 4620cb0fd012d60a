using Retail.Connectors.Testing.Tryton.Wire;

namespace Retail.Connectors.Testing.Tryton.Records;

/// <summary>Creates, writes and deletes rows under the rules of their models.</summary>
internal static class RecordWriter
{
    private static readonly (char Character, string Name)[] Forbidden =
        [('\t', "\\t"), ('\n', "\\n"), ('\r', "\\r"), ('\v', "\\x0b"), ('\f', "\\x0c")];

    public static List<Record> Create(Work work, string modelName, IReadOnlyList<WireFields> rows)
    {
        var model = Schema.Model(modelName);
        var made = new List<(Record Record, WireFields Values)>();
        foreach (var row in rows)
        {
            foreach (var name in row.Keys)
            {
                _ = model[name];
            }

            made.Add((Insert(work, model, row), row));
        }

        foreach (var (record, values) in made)
        {
            SetLater(work, record, values);
        }

        foreach (var (record, values) in made)
        {
            Validate(work, record, values.Keys);
            ModelRules.AfterCreate(work, record);
        }

        return [.. made.Select(pair => pair.Record)];
    }

    public static void Write(Work work, IReadOnlyList<Record> records, WireFields values)
    {
        foreach (var record in records)
        {
            ModelRules.BeforeWrite(work, record, values);
        }

        foreach (var record in records)
        {
            foreach (var (name, value) in values)
            {
                var field = record.Model[name];
                if (IsKept(field))
                {
                    Keep(work, record, field, ValueConverter.Convert(field, value));
                    ModelRules.CheckUnique(record, name);
                    if (value is null && field.IsRequired)
                    {
                        throw Missing(field);
                    }
                }
            }

            work.Touch(record);
            SetLater(work, record, values);
        }

        foreach (var record in records)
        {
            Validate(work, record, values.Keys);
            ModelRules.AfterWrite(work, record, values);
        }
    }

    public static void Delete(Work work, IReadOnlyList<Record> records)
    {
        foreach (var record in records)
        {
            ModelRules.BeforeDelete(work, record);
        }

        foreach (var record in records)
        {
            foreach (var field in record.Model.Fields.Values.Where(field => field.Type == "one2many" && ModelRules.IsOwned(field)))
            {
                Delete(work, work.Rows(record, field.Name));
            }

            if (record.Table.Find(record.Id) is not null)
            {
                References.Release(work, record);
                record.Table.Remove(record);
            }
        }
    }

    private static Record Insert(Work work, Model model, WireFields values)
    {
        var record = work.Insert(model.Name);
        foreach (var (name, value) in RecordDefaults.Of(work, model.Name))
        {
            if (!values.ContainsKey(name))
            {
                Work.Put(record, name, value);
            }
        }

        foreach (var (name, value) in values)
        {
            var field = model[name];
            if (IsKept(field))
            {
                Work.Put(record, name, ValueConverter.Convert(field, value));
            }
        }

        ModelRules.BeforeInsert(work, record);
        foreach (var field in model.Fields.Values.OrderBy(field => field.Name, StringComparer.Ordinal))
        {
            if (field.IsRequired && field.IsSearchable && !field.IsMany && IsKept(field) && record[field.Name] is null && !ModelRules.IsFilledLater(field))
            {
                throw Missing(field);
            }
        }

        foreach (var name in values.Keys)
        {
            ModelRules.CheckUnique(record, name);
        }

        return record;
    }

    private static bool IsKept(Field field) => !field.IsMany && !FieldValues.IsComputed(field);

    private static void Keep(Work work, Record record, Field field, object? value)
    {
        if (field.IsTranslated && work.Context.Language != "en" && value is string)
        {
            Work.Put(record, $"{field.Name}@{work.Context.Language}", value);
            return;
        }

        Work.Put(record, field.Name, value);
    }

    private static void SetLater(Work work, Record record, WireFields values)
    {
        // Values that are kept elsewhere come before rows, as a price that is refused leaves no row behind.
        foreach (var (name, value) in values)
        {
            var field = record.Model[name];
            if (!field.IsMany && FieldValues.IsComputed(field))
            {
                ModelRules.SetComputed(work, record, field, value);
            }
        }

        foreach (var (name, value) in values)
        {
            if (record.Model[name].IsMany && value is not null)
            {
                RowCommands.Apply(work, record, record.Model[name], value);
            }
        }
    }

    private static void Validate(Work work, Record record, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            var field = record.Model[name];
            ValueConverter.CheckDigits(work, record, field, record[name]);
            if (field.Type == "char" && record[name] is string text)
            {
                CheckCharacters(record, field, text);
            }

            if (record[name] is string chosen && field.Type == "selection" && Selections.Allowed(field) is { } allowed && !allowed.Contains(chosen))
            {
                throw RpcError.User(
                    $"The value \"{chosen}\" for field \"{field.Label}\" in \"{record.Model.Label}\" is not one of the allowed options.");
            }
        }

        ModelRules.Validate(work, record);
    }

    /// <summary>A text of one line takes no line breaks and no tabs.</summary>
    private static void CheckCharacters(Record record, Field field, string text)
    {
        var found = Forbidden.Where(pair => text.Contains(pair.Character, StringComparison.Ordinal)).Select(pair => $"'{pair.Name}'").ToList();
        if (found.Count > 0)
        {
            throw RpcError.User(
                $"The value \"{text}\" for field \"{field.Label}\" in \"{record.Model.Label}\" contains some invalid chars \"{string.Join(',', found)}\".");
        }
    }

    private static RpcError Missing(Field field) =>
        RpcError.User($"A value is required for field \"{field.Label}\" in \"{Schema.Model(field.Model).Label}\".");
}
