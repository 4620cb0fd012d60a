using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Conformance.Tests.Bad;

/// <summary>Puts something around a service of a connector.</summary>
internal static class Decorating
{
    public static void Around<TService>(this RetailConnectorsBuilder retail, string name, Func<TService, TService> wrap)
        where TService : class
    {
        var inner = retail.Services.Single(service => service.ServiceType == typeof(TService) && name.Equals(service.ServiceKey));
        retail.Services.Remove(inner);
        retail.Services.AddKeyedSingleton(name, (provider, key) => wrap((TService)inner.KeyedImplementationFactory!(provider, key)));
    }

    public static void AroundHandler<TCommand>(
        this RetailConnectorsBuilder retail,
        string name,
        Func<ICommandHandler<TCommand>, TCommand, EffectContext, CancellationToken, Task<EffectResult>>? apply = null,
        Func<ICommandHandler<TCommand>, TCommand, CancellationToken, Task<Finding>>? find = null,
        Func<EffectTraits, EffectTraits>? traits = null)
        where TCommand : ICommand =>
        retail.Around<ICommandHandler<TCommand>>(name, inner => new Handler<TCommand>(inner, apply, find, traits));

    private sealed class Handler<TCommand>(
        ICommandHandler<TCommand> inner,
        Func<ICommandHandler<TCommand>, TCommand, EffectContext, CancellationToken, Task<EffectResult>>? apply,
        Func<ICommandHandler<TCommand>, TCommand, CancellationToken, Task<Finding>>? find,
        Func<EffectTraits, EffectTraits>? traits) : ICommandHandler<TCommand>
        where TCommand : ICommand
    {
        public EffectTraits Traits => traits?.Invoke(inner.Traits) ?? inner.Traits;

        public Task<Finding> FindAsync(TCommand command, CancellationToken cancellationToken) =>
            find?.Invoke(inner, command, cancellationToken) ?? inner.FindAsync(command, cancellationToken);

        public Task<EffectResult> ApplyAsync(TCommand command, EffectContext context, CancellationToken cancellationToken) =>
            apply?.Invoke(inner, command, context, cancellationToken) ?? inner.ApplyAsync(command, context, cancellationToken);
    }
}
