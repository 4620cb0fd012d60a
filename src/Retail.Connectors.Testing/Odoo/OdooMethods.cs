using System.Globalization;
using System.Text.Json;
using Retail.Connectors.Testing.Odoo.Books;
using Retail.Connectors.Testing.Odoo.Catalog;
using Retail.Connectors.Testing.Odoo.Loading;
using Retail.Connectors.Testing.Odoo.Records;
using Retail.Connectors.Testing.Odoo.Sales;
using Retail.Connectors.Testing.Odoo.Stock;

namespace Retail.Connectors.Testing.Odoo;

/// <summary>The methods of the simulated models.</summary>
internal static class OdooMethods
{
    private static readonly Dictionary<string, OdooMethod> OfEveryModel = new()
    {
        ["search"] = new(1, ["domain", "offset", "limit", "order"], (session, model, call) => Search(session, model, call).Select(record => record.Id)),
        ["search_count"] = new(1, ["domain", "limit"], (session, model, call) => SearchCount(session, model, call)),
        ["search_read"] = new(0, ["domain", "fields", "offset", "limit", "order", "load"], SearchRead),
        ["read"] = new(0, ["fields", "load"], Read),
        ["create"] = new(1, ["vals_list"], Create),
        ["write"] = new(1, ["vals"], (session, model, call) => Write(session, model, call)),
        ["unlink"] = new(0, [], (session, model, call) => Unlink(session, model, call)),
        ["load"] = new(2, ["fields", "data"], Load),
        ["get_external_id"] = new(0, [], ExternalId),
        ["fields_get"] = new(0, ["allfields", "attributes"], FieldsGet),
        ["name_search"] = new(0, ["name", "domain", "operator", "limit"], NameSearch),
        ["export_data"] = new(1, ["fields_to_export"], (_, _, _) => throw OdooError.User("You don't have the rights to export data. Please contact an Administrator.")),
    };

    private static readonly OdooMethod ContextGet = new(0, [], (session, _, _) => new JsonFields { ["lang"] = "en_US", ["tz"] = false, ["uid"] = session.User.UserId });

    private static readonly OdooMethod Archive = new(0, [], (session, model, call) => SetActive(session, model, call, false));

    private static readonly OdooMethod Unarchive = new(0, [], (session, model, call) => SetActive(session, model, call, true));

    private static readonly Dictionary<string, OdooMethod> OfOrders = new[] { "action_confirm", "action_cancel", "action_draft", "action_lock", "action_unlock" }
        .ToDictionary(name => name, name => new OdooMethod(0, [], (session, model, call) => SaleOrderActions.Run(session, name, Existing(session, model, call))));

    public static OdooMethod? Find(OdooModel model, string name) => (model.Name, name) switch
    {
        ("res.users", "context_get") => ContextGet,
        ("sale.order", _) when OfOrders.TryGetValue(name, out var action) => action,
        (_, "message_post") when model.Name is "sale.order" or "res.partner" => new(0, ["body"], PostMessage),
        ("account.move", "action_post") => new(0, [], (session, known, call) => JournalEntries.Post(session, Existing(session, known, call))),
        ("account.move", "js_assign_outstanding_line") =>
            new(1, ["line_id"], (session, known, call) => JournalEntries.Assign(session, Existing(session, known, call).Single(), call.Number("line_id") ?? 0)),
        ("account.payment", "action_post") => new(0, [], (session, known, call) => BookedPayments.Post(session, Existing(session, known, call))),
        ("stock.picking", "action_confirm" or "action_assign") => new(0, [], (session, known, call) => Transfers.Confirm(session, Existing(session, known, call))),
        ("stock.picking", "button_validate") => new(0, [], (session, known, call) => Transfers.Validate(session, Existing(session, known, call).Single())),
        ("stock.quant", "action_apply_inventory") => new(0, [], (session, known, call) => Quants.Apply(session, Existing(session, known, call))),
        ("stock.scrap", "action_validate") => new(0, [], (session, known, call) => Scraps.Validate(session, Existing(session, known, call).Single())),
        (_, "action_archive") when model.TryFind("active", out _) => Archive,
        (_, "action_unarchive") when model.TryFind("active", out _) => Unarchive,
        _ => OfEveryModel.GetValueOrDefault(name),
    };

    private static IReadOnlyList<OdooRecord> Search(OdooSession session, OdooModel model, OdooArguments call)
    {
        AccessRules.Demand(session, model, "read");
        return RecordSearch.Find(session, model, call["domain"], call.Text("order"), call.Number("offset") ?? 0, call.Number("limit"));
    }

    private static int SearchCount(OdooSession session, OdooModel model, OdooArguments call)
    {
        AccessRules.Demand(session, model, "read");
        var matching = RecordSearch.Matching(session, model, call["domain"]);
        return call.Number("limit") is { } limit ? matching.Take(limit).Count() : matching.Count();
    }

    private static JsonFields[] SearchRead(OdooSession session, OdooModel model, OdooArguments call)
    {
        AccessRules.Demand(session, model, "read");
        var fields = call.Fields(model);
        return Search(session, model, call).Select(record => RecordReader.Read(session, record, fields, call.IsNamed)).ToArray();
    }

    private static JsonFields[] Read(OdooSession session, OdooModel model, OdooArguments call)
    {
        AccessRules.Demand(session, model, "read");
        var fields = call.Fields(model);
        var records = call.Ids.Select(session.Store[model.Name].Find).OfType<OdooRecord>().ToArray();
        Array.ForEach(records, record => AccessRules.DemandVisible(session, record));
        return records.Select(record => RecordReader.Read(session, record, fields, call.IsNamed)).ToArray();
    }

    private static int[] Create(OdooSession session, OdooModel model, OdooArguments call)
    {
        var list = call.Required("vals_list");
        var items = list.ValueKind is JsonValueKind.Array ? [.. list.EnumerateArray()] : new[] { list };
        AccessRules.Demand(session, model, "create");
        var ids = items.Select(item => FieldValues.Read(session, model, item)).Select(values => model.Name is "stock.quant" && session.ContextFlag("inventory_mode")
            ? Quants.Count(session, values).Id
            : RecordWriter.Create(session, model, values).Id).ToArray();
        RecordWriter.Flush(session);
        return ids;
    }

    private static bool Write(OdooSession session, OdooModel model, OdooArguments call)
    {
        AccessRules.Demand(session, model, "write");
        foreach (var record in Existing(session, model, call))
        {
            RecordWriter.Write(session, record, FieldValues.Read(session, model, call.Required("vals")));
        }

        RecordWriter.Flush(session);
        return true;
    }

    private static bool Unlink(OdooSession session, OdooModel model, OdooArguments call)
    {
        AccessRules.Demand(session, model, "unlink");
        foreach (var record in Existing(session, model, call))
        {
            RecordWriter.Unlink(session, record);
        }

        RecordWriter.Flush(session);
        return true;
    }

    private static JsonFields Load(OdooSession session, OdooModel model, OdooArguments call)
    {
        var rows = RecordLoader.Rows(model, call.Required("fields"), call.Required("data"));
        return session.LosesRace && rows.Count > 0 ? RecordLoader.Lost(rows) : new RecordLoader(session, model).Run(rows);
    }

    private static JsonFields ExternalId(OdooSession session, OdooModel model, OdooArguments call)
    {
        var result = new JsonFields();
        foreach (var id in call.Ids)
        {
            result[id.ToString(CultureInfo.InvariantCulture)] = session.Store.ExternalIds.Of(model.Name, id) is [var name, ..] ? name : "";
        }

        return result;
    }

    private static JsonFields FieldsGet(OdooSession session, OdooModel model, OdooArguments call)
    {
        HashSet<string>? Names(string argument) => call[argument] is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0
            ? [.. list.EnumerateArray().Select(name => name.GetString()!)]
            : null;

        var fields = Names("allfields");
        var attributes = Names("attributes");
        var result = new JsonFields();
        foreach (var field in model.Fields.Where(field => fields is null || fields.Contains(field.Name)))
        {
            var description = new JsonFields
            {
                ["readonly"] = field.IsReadOnly,
                ["required"] = field.IsRequired,
                ["string"] = field.Label,
                ["type"] = field.TypeName,
            };
            if (field.Relation is not null)
            {
                description["relation"] = field.Relation;
            }

            if (field.Inverse is not null)
            {
                description["relation_field"] = field.Inverse;
            }

            if (field.Selection.Count > 0)
            {
                description["selection"] = field.Selection.Select(option => new[] { option.Key, option.Value }).ToArray();
            }

            description.RemoveAll(pair => attributes is not null && !attributes.Contains(pair.Key));
            result[field.Name] = description;
        }

        return result;
    }

    private static object[][] NameSearch(OdooSession session, OdooModel model, OdooArguments call)
    {
        var text = call.Text("name") ?? "";
        return RecordSearch.Find(session, model, call["domain"], null, 0, null)
            .Select(record => (record.Id, Name: DisplayNames.Of(session.Store, record)))
            .Where(record => record.Name.Contains(text, StringComparison.OrdinalIgnoreCase))
            .Take(call.Number("limit") ?? 100)
            .Select(record => new object[] { record.Id, record.Name })
            .ToArray();
    }

    private static int[] PostMessage(OdooSession session, OdooModel model, OdooArguments call)
    {
        var record = Existing(session, model, call).Single();
        return [Unchecked.Create(session, "mail.message", ("model", model.Name), ("res_id", record.Id), ("body", FieldValues.Html(call.Text("body") ?? ""))).Id];
    }

    private static object? SetActive(OdooSession session, OdooModel model, OdooArguments call, bool active)
    {
        AccessRules.Demand(session, model, "write");
        foreach (var record in Existing(session, model, call))
        {
            session.Store.Set(record, "active", active);
            session.Store.Set(record, "write_date", session.Now);
            if (ProductTemplates.Knows(model))
            {
                ProductTemplates.FollowActive(session, record);
            }
        }

        return null;
    }

    private static OdooRecord[] Existing(OdooSession session, OdooModel model, OdooArguments call)
    {
        var table = session.Store[model.Name];
        var missing = call.Ids.Where(id => table.Find(id) is null).ToArray();
        if (missing.Length > 0)
        {
            throw OdooError.Missing(model.Name, missing, session.User.UserId);
        }

        var records = call.Ids.Select(id => table.Find(id)!).ToArray();
        Array.ForEach(records, record => AccessRules.DemandVisible(session, record));
        return records;
    }
}
