using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>The error bodies as they were recorded.</summary>
internal static class WooErrors
{
    public const string OrderStatuses = "auto-draft, pending, processing, on-hold, completed, cancelled, refunded, failed, and checkout-draft";

    public static SimulatedResponse Error(int status, string code, string message, params (string Name, JsonNode? Value)[] data)
    {
        var details = new JsonObject { ["status"] = status };
        foreach (var (name, value) in data)
        {
            details[name] = value;
        }

        return WooAnswers.Body(status, new JsonObject { ["code"] = code, ["message"] = message, ["data"] = details });
    }

    public static SimulatedResponse NoRoute()
        => Error(404, "rest_no_route", "No route was found matching the URL and request method.");

    public static SimulatedResponse UnknownOrder(int status = 404, string message = "Invalid ID.")
        => Error(status, "woocommerce_rest_shop_order_invalid_id", message);

    public static SimulatedResponse NoTrash(string what, string verb = "do")
        => Error(501, "woocommerce_rest_trash_not_supported", $"{what} {verb} not support trashing.");

    public static SimulatedResponse Missing(params string[] parameters) => Error(
        400,
        "rest_missing_callback_param",
        $"Missing parameter(s): {string.Join(", ", parameters)}",
        ("params", new JsonArray([.. parameters.Select(parameter => JsonValue.Create(parameter))])));

    public static SimulatedResponse UnknownResource() => Error(404, "woocommerce_rest_invalid_id", "Invalid resource ID.");

    public static SimulatedResponse InvalidParameters(IReadOnlyList<ParameterProblem> problems)
    {
        var names = string.Join(", ", problems.Select(problem => problem.Parameter));
        var parameters = new JsonObject();
        var details = new JsonObject();
        foreach (var problem in problems)
        {
            parameters[problem.Parameter] = problem.Message;
            details[problem.Parameter] = new JsonObject
            {
                ["code"] = problem.Code,
                ["message"] = problem.Message,
                ["data"] = problem.TypePath is null ? null : new JsonObject { ["param"] = problem.TypePath },
            };
        }

        return Error(400, "rest_invalid_param", $"Invalid parameter(s): {names}", ("params", parameters), ("details", details));
    }

    public static SimulatedResponse InvalidCoupon(string message, long? draft) => draft is { } id
        ? Error(400, "woocommerce_rest_invalid_coupon", message, ("new_draft_order_id", id))
        : Error(400, "woocommerce_rest_invalid_coupon", message);
}
