using Retail.Connectors.Testing.Tryton.Records;

namespace Retail.Connectors.Testing.Tryton.Wire;

/// <summary>Answers <c>fields_get</c> and <c>default_get</c>.</summary>
internal static class Definitions
{
    public static object Of(string modelName, List<object?> arguments)
    {
        var model = Schema.Model(modelName);
        var names = arguments.ElementAtOrDefault(0) is List<object?> { Count: > 0 } list ? list.OfType<string>() : model.Fields.Keys;
        var answer = new WireFields();
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            answer[name] = Of(model[name]);
        }

        return answer;
    }

    public static object Defaults(Work work, string model, List<object?> arguments)
    {
        var names = arguments.ElementAtOrDefault(0) is List<object?> list ? list.OfType<string>().ToHashSet(StringComparer.Ordinal) : [];
        var withNames = arguments.ElementAtOrDefault(1) is not false;
        var answer = new WireFields();
        foreach (var (name, value) in RecordDefaults.Of(work, model))
        {
            if (!names.Contains(name))
            {
                continue;
            }

            answer[name] = value;
            var field = Schema.Model(model)[name];
            if (withNames && value is long id && field.Type == "many2one" && work.Store[field.Relation].Find(id) is { } linked)
            {
                answer[name + "."] = new WireFields { ["rec_name"] = work.Read(linked, "rec_name") };
            }
        }

        return answer;
    }

    private static WireFields Of(Field field)
    {
        var answer = new WireFields
        {
            ["context"] = "{}", ["loading"] = field.IsMany || field.Type is "text" or "binary" ? "lazy" : "eager", ["name"] = field.Name,
            ["depends"] = Array.Empty<string>(), ["on_change"] = Array.Empty<string>(), ["on_change_with"] = Array.Empty<string>(),
            ["readonly"] = field.IsReadOnly, ["required"] = field.IsRequired, ["states"] = "{}", ["type"] = field.Type, ["domain"] = "[]",
            ["searchable"] = field.IsSearchable, ["sortable"] = field.IsSortable, ["string"] = field.Label, ["help"] = "", ["create"] = true, ["delete"] = true,
        };
        switch (field.Type)
        {
            case "char" or "text":
                answer["translate"] = field.IsTranslated;
                answer["autocomplete"] = Array.Empty<string>();
                break;
            case "selection":
                answer["selection"] = Selections.Of(field);
                answer["selection_change_with"] = Array.Empty<string>();
                answer["sort"] = true;
                answer["help_selection"] = null;
                break;
            case "many2one" or "one2many" or "many2many":
                answer["datetime_field"] = null;
                answer["relation"] = field.Relation;
                answer["relation_field"] = field.Inverse.Length > 0 ? field.Inverse : null;
                answer["search_context"] = "{}";
                answer["search_order"] = "null";
                break;
            case "numeric" or "float":
                answer["digits"] = field.Digits is "" or "null" ? null : $"[16, {field.Digits}]";
                break;
        }

        return answer;
    }
}
