using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines.Demand;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Shadows;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>The reads of one piece of work.</summary>
/// <param name="flow">The flow that asks.</param>
/// <param name="claim">The claim for which it asks; null for a dry run, which neither keeps to lanes nor judges them.</param>
/// <param name="services">Where the ports are.</param>
/// <param name="store">The store.</param>
/// <param name="lanes">The lanes.</param>
internal sealed class Lookups(string flow, ActiveClaim? claim, IServiceProvider services, IWorkStore store, LaneBoard lanes) : ILookups
{
    public Task<Observed<T>?> ReadAsync<T>(EntityRef id, CancellationToken cancellationToken)
        where T : class
    {
        var reader = services.GetKeyedService<IReader<T>>(id.System.Value)
            ?? throw new InvalidOperationException($"{id.System} cannot read {id.Kind}: add a connector under that name that can.");
        return CallAsync(id.System, () => reader.ReadAsync(id, cancellationToken));
    }

    public Task<TAnswer> AskAsync<TPort, TAnswer>(
        SystemName system, Func<TPort, CancellationToken, Task<TAnswer>> ask, CancellationToken cancellationToken)
        where TPort : class
    {
        var port = services.GetKeyedService<TPort>(system.Value)
            ?? throw new InvalidOperationException($"{system} has no {typeof(TPort).Name}: add a connector under that name that has one.");
        return CallAsync(system, () => ask(port, cancellationToken));
    }

    public bool Offers<TPort>(SystemName system)
        where TPort : class => services.GetKeyedService<TPort>(system.Value) is not null;

    public ValueTask<ImmutableArray<Link>> LinksOfAsync(EntityRef source, CancellationToken cancellationToken) =>
        store.Queries.FindLinksAsync(source, cancellationToken);

    public ValueTask<ImmutableArray<Link>> LinksToAsync(EntityRef target, CancellationToken cancellationToken) =>
        store.Queries.FindLinksToAsync(target, cancellationToken);

    public async ValueTask<ImmutableArray<OpenEffect>> OpenEffectsOfAsync(EntityRef source, CancellationToken cancellationToken) =>
        (await store.Queries.FindOpenEffectsAsync(source, cancellationToken)).RemoveAll(effect => effect.Flow != flow);

    public ValueTask<ImmutableArray<DemandLine>> DemandOfAsync(string pool, EntityRef source, CancellationToken cancellationToken) =>
        store.Queries.FindDemandOfAsync(pool, source, cancellationToken);

    public ValueTask<Shadow?> ShadowOfAsync(EntityRef source, string flow, CancellationToken cancellationToken) =>
        store.Queries.FindShadowAsync(source, flow, cancellationToken);

    private Task<TAnswer> CallAsync<TAnswer>(SystemName system, Func<Task<TAnswer>> call)
    {
        if (claim is null)
        {
            return call();
        }

        var lane = new LaneKey(system, LaneDirection.Read);
        lanes.EnsureOpen(lane);
        return lanes.CallAsync(claim, lane, call);
    }
}
