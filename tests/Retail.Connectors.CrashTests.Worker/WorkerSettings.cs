using System.Text.Json;
using System.Text.Json.Serialization;

namespace Retail.Connectors.CrashTests.Worker;

/// <summary>What a test tells its workers: where everything is, and how hasty they are.</summary>
internal sealed record WorkerSettings
{
    /// <summary>The worker's name goes along with each of its calls.</summary>
    public const string NodeHeader = "X-Worker-Node";

    public const string Shop = "shop-us";

    public const string Erp = "erp-us";

    public const string Pool = "all";

    public required Uri ShopAddress { get; init; }

    public required string ShopKey { get; init; }

    public required string ShopSecret { get; init; }

    public required Uri ErpAddress { get; init; }

    public required string ErpDatabase { get; init; }

    public required string ErpKey { get; init; }

    public required int ErpCompany { get; init; }

    /// <summary>The ERP's tax for each of the shop's rate ids.</summary>
    public required IReadOnlyDictionary<string, string> Taxes { get; init; }

    /// <summary>The ERP's price list for each currency that is not the company's own.</summary>
    public required IReadOnlyDictionary<string, string> PriceLists { get; init; }

    public required IReadOnlyDictionary<string, string> PaymentMethods { get; init; }

    public required DateTimeOffset From { get; init; }

    /// <summary>The file of the SQLite store; null for the other.</summary>
    public string? SqliteFile { get; init; }

    /// <summary>The connection string of the PostgreSQL store; null for the other.</summary>
    public string? PostgreSqlConnection { get; init; }

    /// <summary>The schema of the PostgreSQL store.</summary>
    public string Schema { get; init; } = "retail";

    /// <summary>The ERP's location whose stock the workers publish in the shop; null if they do not.</summary>
    public string? PoolLocation { get; init; }

    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(2);

    public int Concurrency { get; init; } = 4;

    /// <summary>Work at one time on the ERP, over all nodes; null for no limit.</summary>
    public int? ErpSlots { get; init; }

    public static WorkerSettings Read(string path) =>
        JsonSerializer.Deserialize(File.ReadAllBytes(path), WorkerSettingsContext.Default.WorkerSettings)
        ?? throw new JsonException($"{path} holds no settings.");

    public void Write(string path) =>
        File.WriteAllBytes(path, JsonSerializer.SerializeToUtf8Bytes(this, WorkerSettingsContext.Default.WorkerSettings));
}

[JsonSerializable(typeof(WorkerSettings))]
internal sealed partial class WorkerSettingsContext : JsonSerializerContext;
