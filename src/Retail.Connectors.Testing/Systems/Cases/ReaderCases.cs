using NodaTime;
using Retail.Connectors.Changes;

namespace Retail.Connectors.Testing.Systems.Cases;

/// <summary>One record can be read.</summary>
internal sealed class ReaderCases<T>(SystemRole role, EntityKind kind, string subject, bool required)
    where T : class
{
    public IEnumerable<SystemCase> All =>
    [
        new(role, subject, "offered", "a record can be read", OfferedAsync),
        new(role, subject, "revision", "the revision of a record changes with it, and only with it", RevisionAsync),
        new(role, subject, "missing", "a record that is not there, or not any more, is read as nothing", MissingAsync),
    ];

    private IReader<T> ReaderOf(Scene scene) => scene.Calm.Port<IReader<T>>() ?? throw (required
        ? new NotOfferedException($"no {nameof(IReader<T>)} of {kind} is registered under '{scene.System}'")
        : new DoesNotApplyException("the connector does not offer it, and need not"));

    private Task OfferedAsync(Scene scene)
    {
        _ = ReaderOf(scene);
        return Task.CompletedTask;
    }

    private async Task RevisionAsync(Scene scene)
    {
        var reader = ReaderOf(scene);
        var record = await AddAsync(scene);
        var first = await reader.ReadAsync(record, scene.Cancellation) ?? throw new BrokenException($"{record} to be read", "there is none");
        Demand.Equal(record, first.Ref, "the reference that was read");
        var second = await reader.ReadAsync(record, scene.Cancellation);
        Demand.Equal(first.Revision, second?.Revision, "the revision of an unchanged record, read twice");
        scene.Clock.Advance(Duration.FromSeconds(2));
        await scene.Stage.TouchAsync(record, scene.Cancellation);
        var third = await reader.ReadAsync(record, scene.Cancellation);
        Demand.That(third is not null && third.Revision != first.Revision, "another revision of a record that was changed", $"it is still {third?.Revision}");
    }

    private async Task MissingAsync(Scene scene)
    {
        var reader = ReaderOf(scene);
        Demand.That(
            await reader.ReadAsync(new EntityRef(scene.System, kind, "999999999"), scene.Cancellation) is null,
            "nothing for an id that was never given", "a record was read");
        var record = await AddAsync(scene);
        Demand.That(await reader.ReadAsync(record, scene.Cancellation) is not null, $"{record} to be read", "there is none");
        await scene.Stage.DeleteAsync(record, scene.Cancellation);
        Demand.That(await reader.ReadAsync(record, scene.Cancellation) is null, "nothing for a deleted record", "it was read");
    }

    private async Task<EntityRef> AddAsync(Scene scene) =>
        new(scene.System, kind, (await scene.Stage.AddAsync(scene.System, kind, 1, scene.Clock.Now, scene.Cancellation))[0]);
}
