using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Tryton.Taxes;
using Retail.Connectors.Tests.Engines;
using Retail.Connectors.Orders;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Tests.Live;

/// <summary>A real Tryton with the connector composed on it, and the shop's taxes set up. One for all live tests.</summary>
public class LiveTryton : IAsyncLifetime
{
    private static readonly TrytonTaxRate[] Rates = [new("1", "VAT 19%", 19m, false), new("2", "VAT 7%", 7m, false)];
    private ServiceProvider? _services;
    private TrytonServer? _server;

    /// <summary>Names of all that tests make begin with this, so that a server can be used again.</summary>
    public string Run { get; } = Guid.NewGuid().ToString("N")[..8];

    /// <summary>Which answers are lost.</summary>
    internal Losses Losses { get; } = new();

    public TrytonClient Client => Service<TrytonClient>();

    public T Service<T>()
        where T : notnull => Services.GetRequiredKeyedService<T>(Shop.Erp);

    public ICommandHandler<T> Handler<T>()
        where T : ICommand => Service<ICommandHandler<T>>();

    public async ValueTask InitializeAsync()
    {
        _server = await FindAsync();
        if (_server is null)
        {
            return;
        }

        _services = Compose(_server, _server.User, _server.Password, Losses);
        await using var administration = Compose(_server, _server.AdministratorName, _server.AdministratorPassword, losses: null);
        var account = await administration.GetRequiredKeyedService<TrytonClient>(Shop.Erp).SearchAsync("account.account", TrytonDomain.Equal("code", "1776"));
        await administration.GetRequiredKeyedService<TrytonTaxSetup>(Shop.Erp).EnsureAsync(Shop.Name, Rates, account[0]);
    }

    /// <summary>Looks at what stands under the key, and applies, as the engine does with recovery.</summary>
    public async Task<EffectResult> RunAsync<T>(T command, bool look = true)
        where T : ICommand
    {
        var handler = Handler<T>();
        var found = look ? await handler.FindAsync(command, TestContext.Current.CancellationToken) : null;
        return await handler.ApplyAsync(
            command, new EffectContext(command.Key, found, TimeProvider.System.GetCurrentInstant() + Duration.FromMinutes(2)), TestContext.Current.CancellationToken);
    }

    /// <summary>A day on which the server has a fiscal year.</summary>
    public static LocalDate Today => TimeProvider.System.GetCurrentInstant().InUtc().Date;

    /// <summary>A customer and a submitted order of three mugs and shipping: 20.00 + 4.00 net, 4.56 tax.</summary>
    public async Task<(SubmitOrder Command, Receipt Receipt)> SubmitAsync(string id)
    {
        var customer = Shop.Customer($"{Run}-{id}");
        await ReachAsync(customer);
        var command = Shop.Order(
            $"{Run}-{id}", customer, [Shop.Line("1", "MUG-1", 4, 20.00m, ("1", 3.80m))], [Shop.Charge("2", ChargeKind.Shipping, 4.00m, ("1", 0.76m))]);
        return (command, await ReachAsync(command));
    }

    /// <summary>Ships all that waits for a sale, as people in the warehouse do; fewer if a quantity is given.</summary>
    public async Task ShipAsync(Receipt sale, decimal? quantity = null)
    {
        var cancel = TestContext.Current.CancellationToken;
        var id = long.Parse(sale.Document.Id, CultureInfo.InvariantCulture);
        var shipments = (await Client.FindAsync(TrytonModels.Sales, id, cancel))!.Shipments;
        foreach (var shipment in await Client.ReadAsync(TrytonModels.Shipments, shipments, cancel))
        {
            if (shipment.State != "waiting")
            {
                continue;
            }

            if (quantity is { } part)
            {
                var moves = await Client.SearchAsync(
                    "stock.move", TrytonDomain.Equal("shipment", $"stock.shipment.out,{shipment.Id}").And(TrytonDomain.Where("origin", "like", TrytonValue.From("stock.move,%"))), null, cancel);
                await Client.WriteAsync("stock.move", moves, new TrytonFields().SetQuantity("quantity", part), null, cancel);
            }

            _ = await Client.ButtonAsync("stock.shipment.out", "assign_try", [shipment.Id], null, cancel);

            foreach (var button in (string[])["pick", "pack", "done"])
            {
                _ = await Client.ButtonAsync("stock.shipment.out", button, [shipment.Id], null, cancel);
            }
        }
    }

    /// <summary>As <see cref="RunAsync{T}"/>; anything but success fails the test with the words of the refusal.</summary>
    public async Task<Receipt> ReachAsync<T>(T command)
        where T : ICommand
    {
        var result = await RunAsync(command);
        return Assert.IsType<EffectResult.Reached>(result).Receipt;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }
    }

    private protected virtual Task<TrytonServer?> FindAsync() => TrytonEngine.FindAsync();

    private ServiceProvider Services => _services ?? Missing();

    private static ServiceProvider Missing()
    {
        _ = MissingEngine.Report(TrytonEngine.Reason);
        throw new InvalidOperationException(TrytonEngine.Reason);
    }

    private static ServiceProvider Compose(TrytonServer server, string user, string password, Losses? losses)
    {
        var services = new ServiceCollection();
        services.AddRetailConnectors(retail => retail.AddTryton(Shop.Erp, options =>
        {
            options.BaseAddress = server.Address;
            options.AllowHttpToLoopback = true;
            options.Database = server.Database;
            options.User = user;
            options.Password = password;
            options.CompanyId = 1;
            options.Warehouse = "WH";
            options.PaymentTerm = "14 Tage";
            options.InspectionLocation = "STO";
            options.PageSize = 50;
        }));
        services.AddHttpClient(Shop.Erp).AddHttpMessageHandler(() => new LosingHandler(losses));
        return services.BuildServiceProvider();
    }

}
