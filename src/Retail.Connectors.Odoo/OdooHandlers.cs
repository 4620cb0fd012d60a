using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Retail.Connectors.Credits;
using Retail.Connectors.Customers;
using Retail.Connectors.Effects;
using Retail.Connectors.Invoices;
using Retail.Connectors.Odoo.Credits;
using Retail.Connectors.Odoo.Customers;
using Retail.Connectors.Odoo.Invoices;
using Retail.Connectors.Odoo.Orders;
using Retail.Connectors.Odoo.Payments;
using Retail.Connectors.Odoo.Returns;
using Retail.Connectors.Orders;
using Retail.Connectors.Payments;
using Retail.Connectors.Returns;

namespace Retail.Connectors.Odoo;

/// <summary>The commands that are carried out in Odoo.</summary>
internal static class OdooHandlers
{
    public static void Add(IServiceCollection services, string name)
    {
        Add<EnsureCustomer>(static odoo => new OdooCustomerHandler(odoo));
        Add<SubmitOrder>(static odoo => new OdooOrderHandler(odoo));
        Add<AmendOrder>(static odoo => new OdooAmendHandler(odoo));
        Add<CancelOrder>(static odoo => new OdooCancelHandler(odoo));
        Add<PostInvoice>(static odoo => new OdooInvoiceHandler(odoo));
        Add<PostPayment>(static odoo => new OdooPaymentHandler(odoo));
        Add<PostCredit>(static odoo => new OdooCreditHandler(odoo));
        Add<ReceiveReturn>(static odoo => new OdooReturnHandler(odoo));
        services.TryAddEnumerable(ServiceDescriptor.KeyedSingleton<IEffectFinder, OdooOrderFinder>(
            name, static (provider, key) => new OdooOrderFinder(provider.GetRequiredKeyedService<OdooConnection>(key))));
        services.TryAddEnumerable(ServiceDescriptor.KeyedSingleton<IEffectFinder, OdooInvoiceFinder>(
            name, static (provider, key) => new OdooInvoiceFinder(provider.GetRequiredKeyedService<OdooConnection>(key))));

        void Add<TCommand>(Func<OdooConnection, ICommandHandler<TCommand>> make)
            where TCommand : ICommand =>
            services.TryAddKeyedSingleton(name, (provider, key) => make(provider.GetRequiredKeyedService<OdooConnection>(key)));
    }

    public static ImmutableSortedDictionary<string, EffectTraits> TraitsOf(IServiceProvider provider, object? key)
    {
        var traits = ImmutableSortedDictionary.CreateBuilder<string, EffectTraits>(StringComparer.Ordinal);
        Add<EnsureCustomer>();
        Add<SubmitOrder>();
        Add<AmendOrder>();
        Add<CancelOrder>();
        Add<PostInvoice>();
        Add<PostPayment>();
        Add<PostCredit>();
        Add<ReceiveReturn>();
        return traits.ToImmutable();

        void Add<TCommand>()
            where TCommand : ICommand =>
            traits.Add(typeof(TCommand).Name, provider.GetRequiredKeyedService<ICommandHandler<TCommand>>(key).Traits);
    }
}
