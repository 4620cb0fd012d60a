using NodaTime;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Reports;

/// <summary>The reports of a shop.</summary>
public sealed class WooReportsClient
{
    private readonly WooConnection _connection;

    internal WooReportsClient(WooConnection connection) => _connection = connection;

    /// <summary>Lists the reports there are.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">The shop could not be asked, or its answer cannot be understood.</exception>
    public async Task<IReadOnlyList<WooReport>> ListAsync(CancellationToken cancellationToken = default) =>
        await _connection.ReadAsync("/reports", WooJson.Default.ListWooReport, cancellationToken);

    /// <summary>Reads the sales of a period; a list of one report.</summary>
    /// <param name="period"><c>week</c>, <c>month</c>, <c>last_month</c> or <c>year</c>; null for the dates.</param>
    /// <param name="from">First day, in the shop's own time; null for the shop's choice.</param>
    /// <param name="to">Last day; null for today.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">The shop could not be asked, or its answer cannot be understood.</exception>
    public async Task<IReadOnlyList<WooSalesReport>> GetSalesAsync(string? period = null, LocalDate? from = null, LocalDate? to = null, CancellationToken cancellationToken = default) =>
        await _connection.ReadAsync("/reports/sales", WooJson.Default.ListWooSalesReport, cancellationToken, new WooParameters().Add("period", period).Add("date_min", from).Add("date_max", to));

    /// <summary>Lists the products that sold best in a period.</summary>
    /// <param name="period"><c>week</c>, <c>month</c>, <c>last_month</c> or <c>year</c>; null for the dates.</param>
    /// <param name="from">First day, in the shop's own time; null for the shop's choice.</param>
    /// <param name="to">Last day; null for today.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">The shop could not be asked, or its answer cannot be understood.</exception>
    public async Task<IReadOnlyList<WooTopSeller>> GetTopSellersAsync(string? period = null, LocalDate? from = null, LocalDate? to = null, CancellationToken cancellationToken = default) =>
        await _connection.ReadAsync("/reports/top_sellers", WooJson.Default.ListWooTopSeller, cancellationToken, new WooParameters().Add("period", period).Add("date_min", from).Add("date_max", to));

    /// <summary>Counts orders by status.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">The shop could not be asked, or its answer cannot be understood.</exception>
    public async Task<IReadOnlyList<WooReportTotal>> CountOrdersAsync(CancellationToken cancellationToken = default) =>
        await _connection.ReadAsync("/reports/orders/totals", WooJson.Default.ListWooReportTotal, cancellationToken);

    /// <summary>Counts products by type.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">The shop could not be asked, or its answer cannot be understood.</exception>
    public async Task<IReadOnlyList<WooReportTotal>> CountProductsAsync(CancellationToken cancellationToken = default) =>
        await _connection.ReadAsync("/reports/products/totals", WooJson.Default.ListWooReportTotal, cancellationToken);

    /// <summary>Counts customers who paid and who did not.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">The shop could not be asked, or its answer cannot be understood.</exception>
    public async Task<IReadOnlyList<WooReportTotal>> CountCustomersAsync(CancellationToken cancellationToken = default) =>
        await _connection.ReadAsync("/reports/customers/totals", WooJson.Default.ListWooReportTotal, cancellationToken);

    /// <summary>Counts coupons by type.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">The shop could not be asked, or its answer cannot be understood.</exception>
    public async Task<IReadOnlyList<WooReportTotal>> CountCouponsAsync(CancellationToken cancellationToken = default) =>
        await _connection.ReadAsync("/reports/coupons/totals", WooJson.Default.ListWooReportTotal, cancellationToken);

    /// <summary>Counts reviews by stars.</summary>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="ConnectorException">The shop could not be asked, or its answer cannot be understood.</exception>
    public async Task<IReadOnlyList<WooReportTotal>> CountReviewsAsync(CancellationToken cancellationToken = default) =>
        await _connection.ReadAsync("/reports/reviews/totals", WooJson.Default.ListWooReportTotal, cancellationToken);
}
