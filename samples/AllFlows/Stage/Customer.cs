using System.Text.Json.Nodes;

namespace AllFlows.Stage;

/// <summary>Somebody who buys: with an account, or as a guest with an e-mail address.</summary>
internal sealed record Customer(string First, string Email, Home Home, long Account)
{
    public JsonObject Address(Home home) => new()
    {
        ["first_name"] = First, ["last_name"] = "Sample", ["address_1"] = "1 Main Street", ["city"] = home.City, ["state"] = home.State,
        ["postcode"] = home.Postcode, ["country"] = home.Country, ["email"] = Email,
    };

    /// <summary>The same place, without what an address of delivery does not have.</summary>
    public static JsonObject Shipping(JsonObject billing)
    {
        var shipping = billing.DeepClone().AsObject();
        shipping.Remove("email");
        return shipping;
    }
}
