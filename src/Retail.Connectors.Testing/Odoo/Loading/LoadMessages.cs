namespace Retail.Connectors.Testing.Odoo.Loading;

/// <summary>The messages of one <c>load</c>.</summary>
internal sealed class LoadMessages
{
    private readonly List<JsonFields> _all = [];

    public IReadOnlyList<JsonFields> All => _all;

    public bool HasErrors { get; private set; }

    /// <summary>A value that could not be converted.</summary>
    public void Conversion(LoadRow row, int record, LoadFault fault, string field, string fieldLabel)
    {
        var message = new JsonFields
        {
            ["rows"] = Rows(row),
            ["type"] = fault.IsWarning ? "warning" : "error",
            ["record"] = record,
            ["field"] = field,
            ["message"] = fault.Message,
        };
        if (fault.Model is not null)
        {
            message["moreinfo"] = PossibleValues(fault.Model);
        }

        if (!fault.IsWarning)
        {
            message["field_name"] = fieldLabel;
        }

        HasErrors |= !fault.IsWarning;
        _all.Add(message);
    }

    /// <summary>A record that was refused when it was to be written.</summary>
    public void Refusal(LoadRow row, int record, string text, string? field = null, bool first = false)
    {
        var message = new JsonFields { ["rows"] = Rows(row), ["record"] = record, ["type"] = "error", ["message"] = text };
        if (field is not null)
        {
            message["field"] = field;
        }

        HasErrors = true;
        _all.Insert(first ? 0 : _all.Count, message);
    }

    private static JsonFields Rows(LoadRow row) => new() { ["from"] = row.From, ["to"] = row.To };

    private static JsonFields PossibleValues(string model) => new()
    {
        ["name"] = "Possible Values",
        ["type"] = "ir.actions.act_window",
        ["target"] = "new",
        ["view_mode"] = "list,form",
        ["views"] = new object[] { new object[] { false, "list" }, new object[] { false, "form" } },
        ["context"] = new JsonFields { ["create"] = false },
        ["help"] = "See all possible values",
        ["res_model"] = "ir.model.data",
        ["domain"] = new object[] { new object[] { "model", "=", model } },
    };
}
