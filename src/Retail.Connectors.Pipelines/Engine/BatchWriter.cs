using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Operations;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>Writes many converging commands with few calls. The only caller of <see cref="IBatchCommandHandler{TCommand}.ApplyBatchAsync"/>.</summary>
internal sealed class BatchWriter(IServiceProvider services, IWorkStore store, LaneBoard lanes, IOptions<PipelineOptions> options)
{
    public async ValueTask<bool> AreWritesHeldAsync(CancellationToken cancellationToken) =>
        (await store.Queries.ListHoldsAsync(cancellationToken)).Any(hold => hold.Target == HoldTarget.Writes);

    /// <summary>
    /// Sends each command once. Unlike a single effect it is not sent again when its outcome is unknown: what the target itself
    /// changed since then would be overwritten unseen.
    /// </summary>
    public async Task<IReadOnlyDictionary<EffectKey, EffectResult>> WriteAsync<TCommand>(
        ActiveClaim claim, SystemName target, IReadOnlyList<TCommand> commands, CancellationToken cancellationToken)
        where TCommand : ICommand
    {
        if (commands.Count == 0)
        {
            return new Dictionary<EffectKey, EffectResult>();
        }

        var handler = services.GetKeyedService<IBatchCommandHandler<TCommand>>(target.Value)
            ?? throw new InvalidOperationException($"{target} takes no batches of {typeof(TCommand).Name}: add a connector under that name that does.");
        if (handler.Traits.Guarantee != EffectGuarantee.Converging)
        {
            throw new InvalidOperationException($"{typeof(TCommand).Name} does not converge in {target}: plan it as a command of a flow.");
        }

        var lane = new LaneKey(target, LaneDirection.Write);
        lanes.EnsureOpen(lane);
        var now = claim.Now;
        if (await AreWritesHeldAsync(cancellationToken))
        {
            throw new LaneClosedException(lane, claim.Locally(now + Duration.FromTimeSpan(options.Value.HeldDelay)), "All writes are held.");
        }

        // A tenth of the remaining lease is kept back for clocks that run at different speed.
        var sendBefore = claim.Locally(now + ((claim.LeaseUntil - now) * 0.9));
        var context = new EffectContext(commands[0].Key, Found: null, sendBefore);
        var results = await lanes.CallAsync(claim, lane, () => handler.ApplyBatchAsync(commands, context, cancellationToken));
        foreach (var result in results.Values)
        {
            PipelineTelemetry.EffectEnded(target, result is EffectResult.Refused ? "refused" : "written");
        }

        return results;
    }
}
