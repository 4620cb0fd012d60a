using System.Text.Json;
using System.Text.Json.Serialization;

namespace QuickStart.Sync;

/// <summary>What the parent tells the syncing process. A real service would have it in its configuration.</summary>
internal sealed record SyncSettings
{
    public required Uri ShopAddress { get; init; }

    public required string ShopKey { get; init; }

    public required string ShopSecret { get; init; }

    public required string WebhookSecret { get; init; }

    /// <summary><c>odoo</c> or <c>tryton</c>.</summary>
    public required string ErpProduct { get; init; }

    /// <summary>The options of the ERP's connector, as they would stand in a configuration.</summary>
    public required IReadOnlyDictionary<string, string?> Erp { get; init; }

    /// <summary>The ERP's tax for each of the shop's rate ids.</summary>
    public required IReadOnlyDictionary<string, string> Taxes { get; init; }

    /// <summary>The shop's payment methods, of which the ERP is to know none but the cash ones.</summary>
    public required IReadOnlyDictionary<string, string> PaymentMethods { get; init; }

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

[JsonSerializable(typeof(SyncSettings))]
internal sealed partial class SyncSettingsContext : JsonSerializerContext;
