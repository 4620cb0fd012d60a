using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Retail.Connectors.Testing.WooCommerce.Orders;

/// <summary>What WordPress checks of an order's body before WooCommerce sees it.</summary>
internal static class OrderChecks
{
    /// <summary>The problems in the order of the schema: status, customer, billing, lines.</summary>
    public static List<ParameterProblem> Problems(JsonObject body)
    {
        var problems = new List<ParameterProblem>();
        if (body["status"] is { } status && !WooErrors.OrderStatuses.Split(", ").Contains(Text(status).Replace("and ", "", StringComparison.Ordinal), StringComparer.Ordinal)
            && Text(status) != "checkout-draft")
        {
            problems.Add(ParameterProblem.NotOneOf("status", "status", WooErrors.OrderStatuses));
        }

        if (body["customer_id"] is { } customer && !IsInteger(customer))
        {
            problems.Add(ParameterProblem.WrongType("customer_id", "integer"));
        }

        if (body["billing"]?["email"] is { } email && Text(email) is { Length: > 0 } address && !IsEmail(address))
        {
            problems.Add(ParameterProblem.InvalidEmail("billing"));
        }

        if (body["line_items"] is { } lines && LineProblem(lines) is { } problem)
        {
            problems.Add(problem);
        }

        return problems;
    }

    public static string? FirstCoupon(JsonObject body)
        => (body["coupon_lines"] as JsonArray)?.Select(coupon => coupon?["code"]).FirstOrDefault(code => code is not null) is { } code ? Text(code) : null;

    public static bool HasLineWithoutProduct(JsonObject body)
        => (body["line_items"] as JsonArray ?? []).OfType<JsonObject>()
            .Any(line => line["id"] is null && line["product_id"] is null && line["variation_id"] is null && line["sku"] is null);

    private static ParameterProblem? LineProblem(JsonNode lines)
    {
        if (lines is not JsonArray items)
        {
            return ParameterProblem.WrongType("line_items", "object", "line_items[0]");
        }

        for (var index = 0; index < items.Count; index++)
        {
            if (items[index] is not JsonObject line)
            {
                return ParameterProblem.WrongType("line_items", "object", At(index, ""));
            }

            if (line["quantity"] is { } quantity && !IsInteger(quantity))
            {
                return ParameterProblem.WrongType("line_items", "integer", At(index, "[quantity]"));
            }
        }

        return null;
    }

    private static string At(int index, string rest) => string.Create(CultureInfo.InvariantCulture, $"line_items[{index}]{rest}");

    private static bool IsInteger(JsonNode node) => node.GetValueKind() is JsonValueKind.Number or JsonValueKind.String
        && decimal.TryParse(Text(node), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && decimal.IsInteger(number);

    private static bool IsEmail(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && text.IndexOf('.', at) > at + 1 && !text.EndsWith('.');
    }

    private static string Text(JsonNode node)
        => node.GetValueKind() is JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString();
}
