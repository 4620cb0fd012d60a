"""Makes the company that the live tests expect, in a database whose modules are active.

usage: prepare.py CONFIGURATION DATABASE PASSWORD_FILE

Company 1, Germany, EUR, chart SKR03, and company 2 in USD beside it; warehouse WH with 1000 pieces of MUG-1; payment methods Bank and PayPal; payment
term 14 Tage; price lists Retail and B2B; the user connector without administration rights.
"""
import sys
from datetime import date
from decimal import Decimal

configuration, database, password_file = sys.argv[1:]

from trytond.config import config as server_config  # noqa: E402

server_config.update_etc([configuration])
uri = server_config.get('database', 'uri')

from proteus import Model, Wizard, config  # noqa: E402

session = config.set_trytond(
    'sqlite:///' + database if uri.startswith('sqlite') else uri.rstrip('/') + '/' + database, config_file=configuration)
password = open(password_file).read().strip()


def find(model, *conditions):
    return Model.get(model).find(list(conditions), limit=1)[0]


def make(model, rows=(), **values):
    record = Model.get(model)(**{name: value for name, value in values.items()})
    for field, row in rows:
        getattr(record, field).new(**row)
    record.save()
    return record


def from_chart(name):
    """A record of the chart of accounts, by the name that its module gave to the template."""
    return find('ir.model.data', ('module', '=', 'account_de_skr03'), ('fs_id', '=', name)).db_id


# --- who
for code, name in (('DE', 'Germany'), ('FR', 'France'), ('CH', 'Switzerland')):
    make('country.country', code=code, name=name)
euro = make(
    'currency.currency', name='Euro', code='EUR', symbol='€', numeric_code='978', rounding=Decimal('0.01'), digits=2,
    rows=[('rates', {'date': date(2020, 1, 1), 'rate': Decimal(1)})])
owner = make('party.party', name='Test Trading', code='OWNER')
assistant = Wizard('company.company.config')
assistant.execute('company')
assistant.form.party, assistant.form.currency, assistant.form.timezone = owner, euro, 'Europe/Berlin'
assistant.execute('add')
session._context = Model.get('res.user').get_preferences(True, {})
company = find('company.company')

# --- accounts
def keep_books(company):
    """A chart, three open fiscal years and two payment methods. Returns accounts by their numbers."""
    chart = Wizard('account.create_chart')
    chart.execute('account')
    chart.form.account_template = Model.get('account.account.template')(from_chart('root_de'))
    chart.form.company = company
    chart.execute('create_account')
    ledger = {
        number: find('account.account', ('code', '=', number), ('company', '=', company.id))
        for number in ('1200', '1360', '1400', '1600', '3400', '8400')}
    chart.form.account_receivable, chart.form.account_payable = ledger['1400'], ledger['1600']
    chart.execute('create_properties')
    for year in range(date.today().year - 1, date.today().year + 2):
        fiscal = Model.get('account.fiscalyear')(name=str(year), company=company)
        fiscal.start_date, fiscal.end_date = date(year, 1, 1), date(year, 12, 31)
        fiscal.post_move_sequence = make(
            'ir.sequence', name='Bookings %s' % year, company=company, sequence_type=find('ir.sequence.type', ('name', '=', 'Account Move')))
        numbers, = fiscal.invoice_sequences
        for kind in ('out_invoice', 'out_credit_note', 'in_invoice', 'in_credit_note'):
            setattr(numbers, kind + '_sequence', make(
                'ir.sequence.strict', name='%s %s' % (kind, year), company=company, prefix='%s-%s-' % (kind[:5].upper(), year),
                sequence_type=find('ir.sequence.type', ('name', '=', 'Invoice'))))
        fiscal.save()
        fiscal.click('create_period')
    for name, account in (('Bank', '1200'), ('PayPal', '1360')):
        journal = make(
            'account.journal', name=name, code=name.upper(), type='cash',
            sequence=make('ir.sequence', name=name, company=company, sequence_type=find('ir.sequence.type', ('name', '=', 'Account Journal'))))
        make(
            'account.invoice.payment.method', name=name, company=company, journal=journal, debit_account=ledger[account],
            credit_account=ledger[account])
    return ledger


ledger = keep_books(company)
term = Model.get('account.invoice.payment_term')(name='14 Tage')
term.lines.new(type='remainder').relativedeltas.new(days=14)
term.save()

# --- what
revenue = Model.get('product.category')(name='Goods', accounting=True)
revenue.account_revenue, revenue.account_expense = ledger['8400'], ledger['3400']
revenue.customer_taxes.append(find('account.tax', ('template', '=', from_chart('tax_ust_standard_rate'))))
revenue.save()
template = Model.get('product.template')(
    name='Mug', type='goods', default_uom=find('product.uom', ('symbol', '=', 'u')), salable=True, list_price=Decimal('10.00'))
template.account_category = revenue
template.products[0].suffix_code = 'MUG-1'
template.save()
for name, formula in (('Retail', 'unit_price'), ('B2B', 'unit_price * 0.9')):
    make('product.price_list', name=name, company=company, rows=[('lines', {'formula': formula})])
count = Model.get('stock.inventory')(location=find('stock.location', ('code', '=', 'WH')).storage_location)
count.lines.new(product=template.products[0], quantity=1000.0)
count.click('confirm')
inspection = make('stock.location', name='Inspection', code='INSPECT', type='storage')

# --- the integration's user
user = Model.get('res.user')(name='Connector', login='connector', password=password, email='connector@example.com')
for group in (
        'Sales', 'Sales Administrator', 'Stock', 'Stock Administration', 'Stock Force Assignment', 'Account', 'Product Administration',
        'Party Administration', 'Carrier Administration'):
    user.groups.append(find('res.group', ('name', '=', group)))
user.company = company
user.save()

# --- a second company, which sells the same goods
dollar = make(
    'currency.currency', name='US Dollar', code='USD', symbol='$', numeric_code='840', rounding=Decimal('0.01'), digits=2,
    rows=[('rates', {'date': date(2020, 1, 1), 'rate': Decimal(1)})])
assistant = Wizard('company.company.config')
assistant.execute('company')
assistant.form.party = make('party.party', name='Second Trading', code='OWNER-2')
assistant.form.currency, assistant.form.timezone = dollar, 'America/New_York'
assistant.execute('add')
second = find('company.company', ('id', '!=', company.id))
administrator = Model.get('res.user')(1)
if second.id not in [known.id for known in administrator.companies]:
    administrator.companies.append(find('company.company', ('id', '=', second.id)))
administrator.company = second
administrator.save()
session._context = Model.get('res.user').get_preferences(True, {})
ledger = keep_books(second)
revenue = Model.get('product.category')(revenue.id)
revenue.account_revenue, revenue.account_expense = ledger['8400'], ledger['3400']
revenue.save()
user = Model.get('res.user')(user.id)
user.companies.append(find('company.company', ('id', '=', second.id)))
user.company_filter = 'all'
user.save()
administrator = Model.get('res.user')(1)
administrator.company, administrator.company_filter = company, 'all'
administrator.save()
