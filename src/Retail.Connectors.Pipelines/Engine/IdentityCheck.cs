using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Systems;

namespace Retail.Connectors.Pipelines.Engine;

/// <summary>Compares each system with the identity that the store holds, before anything is done with it.</summary>
internal sealed partial class IdentityCheck(
    IServiceProvider services, IWorkStore store, IEnumerable<FlowDefinition> flows, IEnumerable<BatchDefinition> batches, ILogger<IdentityCheck> logger)
{
    private readonly HashSet<SystemName> _known = [];

    /// <summary>Throws if a name stands for another system than before; returns false if a system could not be asked yet.</summary>
    public async Task<bool> TryPassAsync(CancellationToken cancellationToken)
    {
        var complete = true;
        foreach (var system in flows.SelectMany(flow => new[] { flow.From, flow.To }).Concat(batches.SelectMany(batch => batch.Systems)).Distinct().Where(system => !_known.Contains(system)))
        {
            complete &= await TryPassAsync(system, cancellationToken);
        }

        return complete;
    }

    private async Task<bool> TryPassAsync(SystemName system, CancellationToken cancellationToken)
    {
        if (services.GetKeyedService<ISystemDescription>(system.Value) is { } describing)
        {
            try
            {
                var description = await describing.DescribeAsync(cancellationToken);
                if (await PinAsync(system, description.Identity, cancellationToken) is not { } pinned)
                {
                    return false;
                }

                if (pinned != description.Identity)
                {
                    throw new InvalidOperationException(
                        $"{system} is {description.Identity}, but this store was used with {pinned}. Nothing was written. Use a store of its own for each environment, or correct the address of {system}.");
                }
            }
            catch (ConnectorException exception)
            {
                LogNotAnswering(logger, system, exception.Kind);
                return false;
            }
        }

        _known.Add(system);
        return true;
    }

    /// <summary>A store that fails is asked again later: it must not take the host down.</summary>
    private async Task<string?> PinAsync(SystemName system, string identity, CancellationToken cancellationToken)
    {
        try
        {
            return await store.PinIdentityAsync(system, identity, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogStoreAway(logger, system, exception);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The store cannot be asked which system {System} is; it is asked again")]
    private static partial void LogStoreAway(ILogger logger, SystemName system, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{System} does not say what it is yet, its work waits: {Kind}")]
    private static partial void LogNotAnswering(ILogger logger, SystemName system, ConnectorErrorKind kind);
}
