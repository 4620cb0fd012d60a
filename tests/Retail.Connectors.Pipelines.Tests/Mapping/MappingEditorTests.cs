using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using Retail.Connectors.Mapping;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Tests.Engine;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Tests.Mapping;

/// <summary>What people see and change of the mapping tables.</summary>
public sealed class MappingEditorTests
{
    private static readonly MappingWord Seven = new(MappingTables.Tax, "shop", "erp", "7");
    private static readonly MappingWord Visa = new(MappingTables.PaymentMethod, "shop", "erp", "visa");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_SeedsAndEdits_ShowsBothAndWhichWins()
    {
        await using var scene = await StartAsync();
        var editor = Editor(scene);
        Assert.True(await editor.TrySaveAsync(Seven, "VAT 21", 0, "ann", Cancel));
        Assert.True(await editor.TrySaveAsync(Visa with { Value = "cod" }, "Cash", 0, "bob", Cancel));

        var rows = await editor.ListAsync(Cancel);

        Assert.Equal([Visa with { Value = "cod" }, Visa, Seven], rows.Select(row => row.Word));
        Assert.Equal([(null, "Cash"), ("Card", "Card"), ("VAT 20", "VAT 21")], rows.Select(row => (row.Seed, row.Mapped)));
        Assert.Equal([false, false, true], rows.Select(row => row.IsOverridden));
        Assert.Equal((2L, 0L, 1L), (rows[0].Version, rows[1].Version, rows[2].Version));
        Assert.Equal(("ann", scene.Now), (rows[2].Edit!.Actor, rows[2].Edit!.At));
    }

    [Fact]
    public async Task TryRemove_AnEdit_TheSeedCountsAgain()
    {
        await using var scene = await StartAsync();
        var editor = Editor(scene);
        await editor.TrySaveAsync(Seven, "VAT 21", 0, "ann", Cancel);

        Assert.True(await editor.TryRemoveAsync(Seven, 1, "bob", Cancel));

        var row = Assert.Single(await editor.ListAsync(Cancel), row => row.Word == Seven);
        Assert.Equal(("VAT 20", null, 0L), (row.Mapped, row.Edit, row.Version));
        Assert.Equal([("VAT 21", "ann"), (null, "bob")], (await editor.ListHistoryAsync(Seven, Cancel)).Select(edit => (edit.Mapped, edit.Actor)));
    }

    [Fact]
    public async Task TrySave_SomebodyWasFaster_StoresNothingAndSaysSo()
    {
        await using var scene = await StartAsync();
        var editor = Editor(scene);
        await editor.TrySaveAsync(Seven, "VAT 21", 0, "ann", Cancel);

        Assert.False(await editor.TrySaveAsync(Seven, "VAT 22", 0, "bob", Cancel));
        Assert.False(await editor.TryRemoveAsync(Seven, 9, "bob", Cancel));
        Assert.False(await editor.TryEditAsync([new MappingEdit(Visa, "Other", 0, "bob"), new MappingEdit(Seven, "VAT 22", 0, "bob")], Cancel));

        Assert.Equal(["ann"], (await editor.ListAsync(Cancel)).Where(row => row.Edit is not null).Select(row => row.Edit!.Actor));
        Assert.True(await editor.TrySaveAsync(Seven, "VAT 22", 1, "bob", Cancel));
    }

    [Fact]
    public async Task TrySave_AnEdit_IsAuditedInTheSameCommitWithoutItsValues()
    {
        await using var scene = await StartAsync();
        var stored = new List<Commit>();
        scene.Store.OnCommit = commit =>
        {
            stored.Add(commit);
            return Task.CompletedTask;
        };
        await Editor(scene).TrySaveAsync(Visa, "Corporate card", 0, "ann", Cancel);
        await Editor(scene).TryRemoveAsync(Visa, 1, "bob", Cancel);
        await Editor(scene).TrySaveAsync(Seven, "Corporate card", 0, "ann", Cancel);

        var edits = stored.Where(commit => !commit.Edits.IsEmpty).ToArray();
        var audit = edits.Select(commit => Assert.Single(commit.Audit)).ToArray();
        Assert.Equal([("mapping-saved", "ann"), ("mapping-removed", "bob"), ("mapping-saved", "ann")], audit.Select(row => (row.Action, row.Actor)));
        Assert.StartsWith("mapping payment-method shop erp ", audit[0].Subject, StringComparison.Ordinal);
        Assert.Equal(audit[0].Subject, audit[1].Subject);
        Assert.DoesNotContain(audit, row => row.ToString().Contains("visa", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(audit, row => row.ToString().Contains("Corporate", StringComparison.OrdinalIgnoreCase));
        Assert.NotEqual(audit[0].Note, audit[2].Note);
    }

    [Fact]
    public async Task TryEdit_WhatCannotBe_IsRefused()
    {
        await using var scene = await StartAsync();
        var editor = Editor(scene);

        await Assert.ThrowsAsync<ArgumentException>(() =>
            editor.TryEditAsync([new MappingEdit(Seven, "a", 0, "ann"), new MappingEdit(Seven, "b", 0, "ann")], Cancel).AsTask());
        await Assert.ThrowsAsync<ArgumentException>(() => editor.TrySaveAsync(Seven, "a", 0, " ", Cancel).AsTask());
        await Assert.ThrowsAsync<ArgumentException>(() => editor.TrySaveAsync(Seven with { Table = string.Empty }, "a", 0, "ann", Cancel).AsTask());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => editor.TryRemoveAsync(Seven, 0, "ann", Cancel).AsTask());
        Assert.True(await editor.TryEditAsync([], Cancel));
        Assert.Equal(0, await scene.Store.Queries.FindMappingVersionAsync(Cancel));
    }

    [Fact]
    public async Task Start_EditOverridesConfiguration_SaysWhichRowAndNotWhatItMeans()
    {
        using var seen = new TelemetryWatch();
        await using var scene = Scene(seen.AddTo);
        MappingEdit[] edits =
        [
            new(Seven, "VAT 21", 0, "ann"), new(Visa, "Card", 0, "ann"), new(Visa with { Value = "cod" }, "Cash", 0, "ann"),
        ];
        await scene.Store.CommitAsync(new Commit { Edits = [.. edits] }, Cancel);
        await scene.StartAsync();
        await scene.UntilAsync(() => seen.Logs.Any(line => line.Contains("overrides", StringComparison.Ordinal)), "it is said");
        await scene.PassAsync(Duration.FromSeconds(30));

        var told = seen.Logs.Where(line => line.Contains("overrid", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, told.Length);
        Assert.StartsWith("1 configured mappings are overridden", told[0], StringComparison.Ordinal);
        Assert.StartsWith("An edit in the store overrides the configured mapping of tax '7' of shop to erp", told[1], StringComparison.Ordinal);
        Assert.DoesNotContain(told, line => line.Contains("VAT", StringComparison.Ordinal) || line.Contains("ann", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Host_WithMappingsOfItsOwn_TheyAreAskedAndWorkParks()
    {
        await using var scene = new EngineScene(extend: retail => retail.Services.Replace(ServiceDescriptor.Singleton<IMappings>(new NoMappings())));
        scene.Planner.OnPlan = (source, _, context) => PlannedByWords.Plan(source, context, Seven);
        await scene.Store.CommitAsync(new Commit { Edits = [new MappingEdit(Seven, "VAT 21", 0, "ann")] }, Cancel);
        await scene.StartAsync();
        await scene.OrderAsync("1");

        Assert.Equal([Seven.ToMissing()], (await scene.ParkedAsync("1")).Missing);
    }

    private static EngineScene Scene(Action<RetailConnectorsBuilder>? extend = null) => new(extend: retail =>
    {
        retail.Map(new MappingRow(Seven.Table, Seven.From, Seven.To, Seven.Value, "VAT 20"));
        retail.Map(new MappingRow(Visa.Table, Visa.From, Visa.To, Visa.Value, "Card"));
        extend?.Invoke(retail);
    });

    private static async Task<EngineScene> StartAsync()
    {
        var scene = Scene();
        await scene.StartAsync();
        return scene;
    }

    private static IMappingEditor Editor(EngineScene scene) => scene.Host.Services.GetRequiredService<IMappingEditor>();

    private sealed class NoMappings : IMappings
    {
        public bool TryMap(string table, SystemName from, SystemName to, string value, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? mapped)
        {
            mapped = null;
            return false;
        }
    }
}
