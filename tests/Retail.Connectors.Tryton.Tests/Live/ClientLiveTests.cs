using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Tests.Live;

/// <summary>The client alone on a real server.</summary>
[Collection(LiveCollection.Name)]
public sealed class ClientLiveTests(LiveTryton tryton)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_MissingRecord_IsNotFound()
    {
        var error = await Assert.ThrowsAsync<ConnectorException>(() => tryton.Client.ReadAsync(TrytonModels.Parties, [999_999_999], Cancel));

        Assert.Equal(ConnectorErrorKind.NotFound, error.Kind);
        Assert.Null(await tryton.Client.FindAsync(TrytonModels.Sales, 999_999_999, Cancel));
    }

    [Fact]
    public async Task Session_ThatEnded_IsRenewedWithinTheCall()
    {
        await tryton.Client.SearchCountAsync("party.party", TrytonDomain.All, Cancel);
        await tryton.Client.LogoutAsync(Cancel);

        Assert.True(await tryton.Client.SearchCountAsync("party.party", TrytonDomain.All, Cancel) > 0);
    }

    [Fact]
    public async Task List_OverManyPages_GivesEveryRecordOnce()
    {
        await tryton.Client.CreateAsync(
            "party.party", [.. Enumerable.Range(0, 120).Select(number => new TrytonFields().Set("name", $"{tryton.Run} {number}"))], Cancel);

        var names = new List<string?>();
        await foreach (var party in tryton.Client.ListAsync(TrytonModels.Parties, TrytonDomain.Where("name", "like", TrytonValue.From($"{tryton.Run} %")), Cancel))
        {
            names.Add(party.Name);
        }

        Assert.Equal(120, names.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(120, names.Count);
    }

    [Fact]
    public async Task Write_UnknownField_IsTheCallersMistake()
    {
        var error = await Assert.ThrowsAsync<ConnectorException>(
            () => tryton.Client.CreateAsync("party.party", new TrytonFields().Set("nosuch", 1L), Cancel));

        Assert.Equal(ConnectorErrorKind.Contract, error.Kind);
    }
}
