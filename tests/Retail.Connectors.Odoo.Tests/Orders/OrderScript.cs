using System.Text.Json.Nodes;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Odoo.Tests.Orders;

/// <summary>The server's side of submitting an order, from recordings; ids of lines are made up.</summary>
internal static class OrderScript
{
    public const long FirstLine = 5001;

    /// <summary>Product, tax and company look-ups, as they are made once for cold caches.</summary>
    public static ScriptedOdoo LookUps(this ScriptedOdoo odoo, SubmitOrder command) => odoo.Products(command).Taxes().OnRecorded("304");

    public static ScriptedOdoo Products(this ScriptedOdoo odoo, SubmitOrder command)
    {
        var skus = command.Order.Lines.Select(line => line.Sku).Append("SHIPPING").Append("FEE").Distinct(StringComparer.Ordinal);
        return odoo.On("product.product/search_read", new JsonArray([.. skus.Select((sku, index) => new JsonObject { ["id"] = 70 + index, ["default_code"] = sku })]));
    }

    /// <summary>The taxes of recordings 302 and 352.</summary>
    public static ScriptedOdoo Taxes(this ScriptedOdoo odoo)
    {
        var taxes = new JsonArray();
        var names = new JsonObject();
        foreach (var tax in Recording.Load("302").ResponseBody.EnumerateArray())
        {
            Add(tax.GetProperty("id").GetInt64(), tax.GetProperty("tax_group_id")[0].GetInt64(), $"wca.tax_{tax.GetProperty("name").GetString()!.Split(' ')[2]}");
        }

        for (var rate = 1; rate <= 8; rate++)
        {
            Add(113 + (2 * rate), 33 + rate, $"wca.tax_{rate}_up");
            Add(114 + (2 * rate), 33 + rate, $"wca.tax_{rate}_down");
        }

        return odoo.On("account.tax/search_read", taxes).On("account.tax/get_external_id", names);

        void Add(long id, long group, string name)
        {
            taxes.Add(new JsonObject { ["id"] = id, ["tax_group_id"] = group });
            names[id.ToString(System.Globalization.CultureInfo.InvariantCulture)] = name;
        }
    }

    /// <summary>A recorded read of an order's totals, with what this connector reads besides.</summary>
    public static ScriptedOdoo Document(this ScriptedOdoo odoo, string number, int lines, string state = "draft")
    {
        var order = JsonNode.Parse(Recording.Load(number).ResponseBody[0].GetRawText())!.AsObject();
        order["state"] = state;
        order["currency_id"] ??= new JsonArray(1, "USD");
        order["order_line"] = new JsonArray([.. Enumerable.Range(0, lines).Select(index => (JsonNode)(FirstLine + index))]);
        return odoo.On("sale.order/read", new JsonArray(order));
    }

    public static ScriptedOdoo LineNames(this ScriptedOdoo odoo, SubmitOrder command, params string[] suffixes)
    {
        var names = new JsonObject();
        foreach (var (suffix, index) in suffixes.Select((suffix, index) => (suffix, index)))
        {
            names[(FirstLine + index).ToString(System.Globalization.CultureInfo.InvariantCulture)] = suffix.Length == 0 ? string.Empty : NameOf(command) + suffix;
        }

        return odoo.On("sale.order.line/get_external_id", names);
    }

    public static string NameOf(SubmitOrder command) => "wca." + command.Key.ShortForm();

    public static string[] LineSuffixes(this SubmitOrder command) =>
        [.. command.Order.Lines.Select(line => "_l" + line.Id), .. command.Order.Charges.Select(charge => "_l" + charge.Id)];
}
