using System.Text.Json;
using System.Text.Json.Serialization;

namespace AllFlows.Sync;

/// <summary>What the parent tells the syncing process. A real service would have it in its configuration.</summary>
internal sealed record SyncSettings
{
    public required IReadOnlyList<ShopSettings> Shops { get; init; }

    /// <summary><c>odoo</c> or <c>tryton</c>.</summary>
    public required string ErpProduct { get; init; }

    /// <summary>Orders placed before stay where they are.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The file of the embedded store.</summary>
    public required string Database { get; init; }

    /// <summary>Where this process takes webhooks.</summary>
    public required Uri Listen { get; init; }

    public static SyncSettings Read(string path) =>
        JsonSerializer.Deserialize(File.ReadAllBytes(path), SyncSettingsContext.Default.SyncSettings)
        ?? throw new JsonException($"{path} holds no settings.");

    public void Write(string path) =>
        File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(this, SyncSettingsContext.Default.SyncSettings));
}

/// <summary>A shop and the company of the ERP that it sells for. A third shop is one more of these.</summary>
internal sealed record ShopSettings
{
    /// <summary>The name of the shop in links, for example <c>shop-us</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name of its company's ERP, for example <c>erp-us</c>.</summary>
    public required string Erp { get; init; }

    public required Uri Address { get; init; }

    public required string Key { get; init; }

    public required string Secret { get; init; }

    public required string WebhookSecret { get; init; }

    /// <summary>The options of the connector to its company's ERP, as they would stand in a configuration.</summary>
    public required IReadOnlyDictionary<string, string?> ErpOptions { get; init; }

    /// <summary>The ERP's short name of the company's warehouse.</summary>
    public required string Warehouse { get; init; }

    /// <summary>The company's time zone, which decides on the day in the books.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The ERP's tax for each of the shop's rate ids.</summary>
    public required IReadOnlyDictionary<string, string> Taxes { get; init; }

    /// <summary>The ERP's journal or method for each of the shop's payment methods.</summary>
    public required IReadOnlyDictionary<string, string> PaymentMethods { get; init; }

    /// <summary>True if the ERP's prices are the shop's, with tax or without as the shop shows them.</summary>
    public required bool KeepsPrices { get; init; }

    /// <summary>True if what is given back before anything left is taken off the ERP's order.</summary>
    public required bool ShrinksOrders { get; init; }

    /// <summary>How the SKUs begin that another house delivers.</summary>
    public required string Press { get; init; }

    /// <summary>How the SKUs begin that the ERP offers in this shop.</summary>
    public required string Offers { get; init; }
}

[JsonSerializable(typeof(SyncSettings))]
internal sealed partial class SyncSettingsContext : JsonSerializerContext;
