using InHouseErp.Connector;
using InHouseErp.Erp;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors;
using Retail.Connectors.Amounts;
using Retail.Connectors.Testing.Systems;

namespace InHouseErp.Certification;

/// <summary>A new ERP in a file of its own, with two companies.</summary>
internal sealed class InHouseFixture : ISystemFixture
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("in-house-");
    private readonly string _connection;

    public InHouseFixture()
    {
        _connection = ErpDatabase.Create(Path.Combine(_folder.FullName, "erp.db"), "suite");
        var tables = new Tables(_connection);
        tables.Run("PRAGMA synchronous = OFF");
        tables.Run("INSERT INTO currency (code, digits) VALUES ('EUR', 2), ('JPY', 0), ('KWD', 3)");
        foreach (var company in new[] { "north", "south" })
        {
            tables.Run("INSERT INTO company (code, name, currency) VALUES ($c, $c, 'EUR')", ("$c", company));
            tables.Run("INSERT INTO tax (company, code, percent) VALUES ($c, 'V19', 190000), ($c, 'V07', 70000)", ("$c", company));
            tables.Run("INSERT INTO payment_method (company, name) VALUES ($c, 'bank')", ("$c", company));
            tables.Run("INSERT INTO article (company, sku, name, price) VALUES ($c, 'A-1', 'First', 999), ($c, 'A-2', 'Second', 334)", ("$c", company));
            tables.Run("INSERT INTO location (company, code, name) VALUES ($c, 'MAIN', 'Main'), ($c, 'OUTLET', 'Outlet')", ("$c", company));
            tables.Run("INSERT INTO price_list (company, name, currency) VALUES ($c, 'Trade', 'EUR')", ("$c", company));
        }

        tables.Run("INSERT INTO price (list, sku, min_quantity, amount) SELECT id, 'A-1', '10', 899 FROM price_list");
        tables.Run("INSERT INTO stock (location, sku, on_hand) SELECT id, 'A-1', '100000000' FROM location UNION ALL SELECT id, 'A-2', '100' FROM location");
        Inspector = new InHouseInspector(tables, Profile);
        Stage = new InHouseStage(tables, Profile, Clock);
    }

    public SystemProfile Profile { get; } = Company("north") with { Other = Company("south") };

    public ConformanceClock Clock { get; } = ConformanceClock.Standing(Instant.FromUtc(2026, 6, 15, 10, 0));

    public ISystemInspector Inspector { get; }

    public ISystemStage Stage { get; }

    public void Compose(RetailConnectorsBuilder retail, SystemName system, CallGate gate)
    {
        retail.Services.AddSingleton<IErpWire>(new GatedWire(gate));
        retail.AddInHouseErp(system.Value, new InHouseErpOptions { ConnectionString = _connection, Company = system.Value });
    }

    public ValueTask DisposeAsync()
    {
        using (var connection = new SqliteConnection(_connection))
        {
            SqliteConnection.ClearPool(connection);
        }

        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static SystemProfile Company(string code) => new()
    {
        System = code,
        Currencies =
        [
            new CurrencyRules(new CurrencyCode("EUR"), 2),
            new CurrencyRules(new CurrencyCode("JPY"), 0),
            new CurrencyRules(new CurrencyCode("KWD"), 3),
        ],
        Skus = ["A-1", "A-2"],
        Taxes = [new TargetTax("rate-19", "V19", 19), new TargetTax("rate-7", "V07", 7)],
        PaymentMethod = "bank",
        Locations = ["MAIN", "OUTLET"],
        TimeZone = DateTimeZoneProviders.Tzdb["Europe/Berlin"],
        OpenDate = new LocalDate(2026, 6, 15),
        LatestCommit = Duration.FromSeconds(30),
    };
}
