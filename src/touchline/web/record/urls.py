from django.urls import path

from touchline.web.record.views import bring, customers, mappings, sources

app_name = "record"
urlpatterns = [
    path("", sources.index, name="index"),
    path("bring/", bring.bring, name="bring"),
    path("customers/", customers.customers, name="customers"),
    path("customers/bring/", customers.bring_customers, name="bring_customers"),
    path("customers/<slug:customers>/", customers.customer_file, name="customer_file"),
    path("customers/<slug:customers>/columns/", customers.say_columns, name="say_columns"),
    path("customers/<slug:customers>/remove/", customers.remove_customers, name="remove_customers"),
    path("mappings/<slug:mapping>.yaml", mappings.saved_file, name="saved_mapping_file"),
    path("events/<slug:file>/", sources.source, name="source"),
    path("events/<slug:file>/columns/", bring.columns, name="columns"),
    path("events/<slug:file>/mapping.yaml", mappings.mapping_file, name="mapping_file"),
    path("events/<slug:file>/mapping/", mappings.use_file, name="use_mapping_file"),
    path("events/<slug:file>/mapping/save/", mappings.save, name="save_mapping"),
    path("events/<slug:file>/mapping/<slug:mapping>/", mappings.use_saved, name="use_saved"),
    path("events/<slug:file>/check/", bring.check, name="check"),
    path("events/<slug:file>/start/", bring.start, name="start"),
    path("events/<slug:file>/cancel/", sources.cancel, name="cancel"),
    path("events/<slug:file>/remove/", sources.remove, name="remove"),
    path("events/<slug:file>/set-aside.csv", sources.to_mend, name="to_mend"),
    path("events/<slug:file>/mended/", sources.mend, name="mend"),
]
