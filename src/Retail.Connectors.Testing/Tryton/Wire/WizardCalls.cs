using Retail.Connectors.Testing.Tryton.Accounting;
using Retail.Connectors.Testing.Tryton.Records;
using Retail.Connectors.Testing.Tryton.Sales;

namespace Retail.Connectors.Testing.Tryton.Wire;

/// <summary>Wizards: opened, taken from state to state, and closed.</summary>
internal static class WizardCalls
{
    private static readonly Dictionary<string, (string First, Func<Work, Wizard, string, Record, object> Step)> Known = new(StringComparer.Ordinal)
    {
        ["account.invoice.pay"] = ("start", PaymentWizard.Step),
        ["account.invoice.credit"] = ("start", CreditWizard.Step),
        ["sale.return_sale"] = ("start", ReturnWizard.Step),
        ["sale.handle.shipment.exception"] = ("ask", ExceptionWizards.Shipment),
        ["sale.handle.invoice.exception"] = ("ask", ExceptionWizards.Invoice),
    };

    public static bool Has(string name) => Known.ContainsKey(name);

    public static object? Run(Work work, string name, string method, List<object?> arguments)
    {
        var (first, step) = Known[name];
        if (method == "create")
        {
            var id = work.Store.NextWizard++;
            work.Store.Wizards[id] = new(name);
            return new object[] { id, first, "end" };
        }

        if (arguments.ElementAtOrDefault(0) is not long session || !work.Store.Wizards.TryGetValue(session, out var wizard) || wizard.Name != name)
        {
            if (method == "delete")
            {
                return null;
            }

            throw RpcError.User($"You are trying to read records \"{arguments.ElementAtOrDefault(0)}\" of \"Wizard Session\" that don't exist anymore.");
        }

        switch (method)
        {
            case "delete":
                work.Store.Wizards.Remove(session);
                return null;
            case "execute":
                foreach (var (form, values) in arguments.ElementAtOrDefault(1) as WireFields ?? [])
                {
                    wizard.Forms[form] = values as WireFields ?? [];
                }

                var state = arguments.ElementAtOrDefault(2) as string ?? "end";
                return state == "end" ? new WireFields() : step(work, wizard, state, Active(work));
            default:
                throw RpcError.Page(403);
        }
    }

    public static WireFields View(string model, long view, string state, WireFields defaults, string next, string label) => new()
    {
        ["view"] = new WireFields
        {
            ["fields_view"] = new WireFields { ["model"] = model, ["type"] = "form", ["view_id"] = view },
            ["defaults"] = defaults,
            ["buttons"] = new[] { Button("end", "tryton-cancel", isDefault: false, "Cancel"), Button(next, "tryton-ok", isDefault: true, label) },
            ["state"] = state,
        },
    };

    public static WireFields Action(long id, string model, string name, IEnumerable<Record> records, string order, object domains, long form) => new()
    {
        ["actions"] = new object[]
        {
            new object[]
            {
                new WireFields
                {
                    ["limit"] = null, ["id"] = id, ["res_model"] = model, ["context_model"] = null, ["context_domain"] = null, ["type"] = "ir.action.act_window",
                    ["records"] = "selected", ["name"] = name, ["domains"] = domains, ["pyson_search_value"] = "[]", ["pyson_domain"] = "[]",
                    ["pyson_context"] = "{}", ["pyson_order"] = order, ["views"] = new object[] { new object[] { form, "form" }, new object[] { form + 1, "tree" } },
                    ["icon."] = null,
                },
                new WireFields { ["res_id"] = records.Select(record => record.Id).ToArray() },
            },
        },
    };

    private static WireFields Button(string state, string icon, bool isDefault, string label) => new()
    {
        ["state"] = state, ["icon"] = icon, ["default"] = isDefault, ["validate"] = isDefault, ["string"] = label, ["states"] = "{}",
    };

    private static Record Active(Work work) => work.Context["active_model"] is string model && work.Context["active_id"] is long id
        ? work.Get(model, id)
        : throw RpcError.Key("active_model");
}
