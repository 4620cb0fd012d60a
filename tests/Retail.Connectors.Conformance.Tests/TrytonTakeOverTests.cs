using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.Systems;
using Retail.Connectors.Testing.Tryton;
using Retail.Connectors.Tryton;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Conformance.Tests;

/// <summary>What people do with a party that was taken over, and what the party is to others.</summary>
public sealed class TrytonTakeOverTests : IDisposable
{
    private static readonly Instant Now = Instant.FromUtc(2026, 6, 15, 10, 0);

    private readonly ConformanceClock _clock = ConformanceClock.Standing(Now);
    private readonly TrytonSimulator _server;
    private readonly ServiceProvider _provider;

    public TrytonTakeOverTests()
    {
        _server = new TrytonSimulator(new TrytonSimulatorOptions { Companies = [new(1, "Example Handel GmbH", "EUR")], Time = _clock });
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddRetailConnectors(retail => retail.AddTryton("erp", static options =>
        {
            options.BaseAddress = new Uri("https://erp.example");
            options.Database = "retail";
            options.User = "connector";
            options.Password = "password";
            options.CompanyId = 1;
            options.Warehouse = "WH";
        }));
        services.AddHttpClient("erp").ConfigurePrimaryHttpMessageHandler(() => new SimulatorHandler(_server));
        _provider = services.BuildServiceProvider();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private TrytonClient Client => _provider.GetRequiredKeyedService<TrytonClient>("erp");

    private ICommandHandler<EnsureCustomer> Handler => _provider.GetRequiredKeyedService<ICommandHandler<EnsureCustomer>>("erp");

    public void Dispose() => _provider.Dispose();

    [Fact]
    public async Task Ensure_PartyOfThatEMail_AddsOneIdentifierAndChangesNothingElse()
    {
        var id = await PartyAsync("Jane of old", "JANE@example.com");
        var before = await Client.FindAsync(TrytonModels.Parties, id, Cancellation);

        var result = await EnsureAsync("17", "jane@example.com");
        _ = await EnsureAsync("17", "jane@example.com");

        Assert.Equal("erp", Assert.IsType<EffectResult.Reached>(result).Receipt.Document.System.Value);
        var after = await Client.FindAsync(TrytonModels.Parties, id, Cancellation);
        Assert.Equal((before!.Name, before.Code, before.Addresses.Length, 1), (after!.Name, after.Code, after.Addresses.Length, after.Identifiers.Length));
        Assert.EndsWith(Command("17", "jane@example.com").Key.ShortForm(), after.Identifiers[0].Code, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ensure_AddressThatHoldsAWildcard_TakesOnlyTheSameOne()
    {
        var like = await PartyAsync("Someone else", "jane.doe@example.com");
        var same = await PartyAsync("Jane", "jane_doe@example.com");

        var result = Assert.IsType<EffectResult.Reached>(await EnsureAsync("17", "jane_doe@example.com"));

        Assert.NotEqual(like, same);
        Assert.Equal(TrytonText(same), result.Receipt.Document.Id);
    }

    [Fact]
    public async Task Ensure_PartyThatPeopleCopied_IsRefusedUntilOneIsLeft()
    {
        var first = await PartyAsync("Jane", "jane@example.com");
        _ = await EnsureAsync("17", "jane@example.com");
        var mark = (await Client.FindAsync(TrytonModels.Parties, first, Cancellation))!.Identifiers[0].Code;
        _ = await Client.CreateAsync(
            "party.party",
            new TrytonFields().Set("name", "Jane (copy)").SetRows("identifiers", TrytonCommand.Create(new TrytonFields().Set("code", mark))), Cancellation);

        var found = await Handler.FindAsync(Command("17", "jane@example.com"), Cancellation);

        Assert.Equal(2, Assert.IsType<Finding.Several>(found).Documents.Length);
        Assert.Equal("several-documents", Assert.IsType<EffectResult.Refused>(await EnsureAsync("17", "jane@example.com")).Code);
    }

    [Fact]
    public async Task Reader_PartyThatWasTakenOver_HasNoTaxIdByIt()
    {
        var id = await PartyAsync("Jane", "jane@example.com");
        _ = await EnsureAsync("17", "jane@example.com");

        var reader = _provider.GetRequiredKeyedService<IReader<Customer>>("erp");
        var customer = await reader.ReadAsync(new EntityRef("erp", EntityKind.Partner, TrytonText(id)), Cancellation);

        Assert.Equal(("Jane", string.Empty, (TaxId?)null), (customer!.Value!.Name, customer.Value.Company, customer.Value.TaxId));
    }

    private static EnsureCustomer Command(string id, string email)
    {
        var customer = new EntityRef("shop", EntityKind.Customer, id);
        return new EnsureCustomer(EffectKey.For(customer, EnsureCustomer.Verb, "erp"), new Customer { Ref = customer, Name = "Jane Doe", Email = email, Address = new Address() })
        {
            Match = [CustomerMatch.TaxId, CustomerMatch.Email],
        };
    }

    private static string TrytonText(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private async Task<EffectResult> EnsureAsync(string id, string email)
    {
        var command = Command(id, email);
        return await Handler.ApplyAsync(command, new EffectContext(command.Key, null, Now + Duration.FromSeconds(27)), Cancellation);
    }

    private Task<long> PartyAsync(string name, string email) => Client.CreateAsync(
        "party.party",
        new TrytonFields().Set("name", name)
            .SetRows("contact_mechanisms", TrytonCommand.Create(new TrytonFields().Set("type", "email").Set("value", email))),
        Cancellation);
}
